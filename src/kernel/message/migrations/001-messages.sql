-- What a case tells its people (消息): one line for each event that concerns them, to whom the case belongs.
create table message (
  id bigint generated always as identity primary key,
  case_number text not null,
  seq integer not null,
  to_kind text not null check (to_kind in ('person', 'organisation')),
  to_id uuid not null,
  text text not null check (length(text) between 1 and 300),
  -- something is asked of whoever reads it
  asks boolean not null,
  at timestamptz not null,
  read_at timestamptz,
  unique (case_number, seq, to_kind)
);
create index message_inbox on message (to_kind, to_id, at desc, id desc);
create index message_unread on message (to_kind, to_id) where read_at is null;
