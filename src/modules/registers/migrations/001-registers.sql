-- A register that this city is connected to (登记数据连接); what it knows stands in city/…/registers.
create table register_connection (
  register text primary key,
  way text not null check (way in ('query', 'drop', 'push')),
  url text,
  -- sealed: with it messages both ways are signed
  secret text not null check (secret like 'v1.%'),
  state text not null default 'on' check (state in ('on', 'off')),
  changed_by text,
  changed_at timestamptz not null,
  -- of which day its last whole file is
  whole_as_of date,
  -- why it last did not answer, and since when it has not
  trouble text,
  trouble_since timestamptz,
  check ((way = 'query') = (url is not null))
);

-- A question that waits for its register (查询), asked by the worker outside any transaction.
create table register_query (
  id uuid primary key,
  person uuid not null references person (id),
  register text not null,
  facts text[] not null,
  asked_for timestamptz not null,
  tries integer not null default 0,
  next_try_at timestamptz not null,
  trouble text,
  answered_at timestamptz
);
create unique index register_query_one on register_query (person, register) where answered_at is null;
create index register_query_due on register_query (next_try_at) where answered_at is null;

-- A file or message that a register sent (批次), taken once by its serial number.
create table register_delivery (
  id uuid primary key,
  register text not null,
  way text not null check (way in ('drop', 'push')),
  serial bigint not null check (serial > 0),
  as_of date not null,
  whole boolean not null,
  name text not null,
  digest text not null,
  taken_at timestamptz not null,
  taken_by text,
  lines integer not null,
  wrong integer not null,
  added integer not null,
  unchanged integer not null,
  corrected integer not null,
  withdrawn integer not null,
  -- rows of people whom this city does not know yet
  put_by integer not null,
  unique (register, serial)
);

-- What was wrong with a line, to be given back to its sender; no value of the line is kept.
create table register_mistake (
  delivery uuid not null references register_delivery (id),
  line integer not null,
  field text not null,
  code text not null,
  message text not null,
  primary key (delivery, line, field, code)
);
create index register_mistake_code on register_mistake (code);

-- Rows of people whom this city does not know yet, sealed, for the day on which they come.
create table register_put_by (
  register text not null,
  number_mac text not null,
  row_key text not null,
  -- sealed
  row text not null check (row like 'v1.%'),
  as_of date not null,
  primary key (register, number_mac, row_key)
)
