-- 批量办理: many cases that somebody decides together. The server goes on with it whether or not anybody watches.
create table case_batch (
  id uuid primary key,
  account text not null,
  -- the post in which it was begun; asked again for each case
  post text not null,
  total integer not null check (total between 1 and 2000),
  -- may be stopped before anything is done
  begins_at timestamptz not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  stopped boolean not null default false
);
create index case_batch_of on case_batch (account, started_at, id);
create index case_batch_open on case_batch (begins_at, id) where ended_at is null;

-- One case of a batch, and what came of it.
create table case_batch_line (
  batch uuid not null references case_batch (id),
  line integer not null,
  number text not null,
  state text not null check (state in ('waiting', 'done', 'left')),
  -- what was done, or why it was left and what to do
  text text,
  at timestamptz,
  primary key (batch, line)
);
create index case_batch_waiting on case_batch_line (batch, line) where state = 'waiting'
