-- A rehearsal of a session on the machines of its venue (演练): with practice questions and nobody's name, under a code of its own.
create table sitting_rehearsal (
  id uuid primary key,
  session uuid not null references sitting_session (id),
  -- sealed, and looked up by a keyed digest
  code text not null,
  code_mac text not null,
  items jsonb not null,
  begun_by text not null,
  begun_at timestamptz not null,
  ended_at timestamptz
);
create index sitting_rehearsal_of on sitting_rehearsal (session, begun_at desc);
create unique index sitting_rehearsal_code on sitting_rehearsal (code_mac) where ended_at is null;
create unique index sitting_rehearsal_open on sitting_rehearsal (session) where ended_at is null;

-- A machine in a rehearsal (演练机位): what it typed stays only until it has said how it went, and nothing of it is an answer of anybody.
create table sitting_rehearsal_machine (
  id uuid primary key,
  rehearsal uuid not null references sitting_rehearsal (id),
  machine text not null,
  token text not null unique,
  entered_at timestamptz not null,
  answers jsonb not null,
  handed_in_at timestamptz,
  reported_at timestamptz,
  passed boolean,
  found jsonb,
  unique (rehearsal, machine),
  check ((reported_at is null) = (passed is null)),
  check ((reported_at is null) = (found is null))
);
