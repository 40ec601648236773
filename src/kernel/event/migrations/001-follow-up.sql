-- What an act has told its followers and they have not done yet: written in the act's own transaction, one row for each
-- follower (and part), removed in the transaction in which the follower has done its work.
create table follow_up (
  id bigint generated always as identity primary key,
  follower text not null,
  event text not null,
  payload jsonb not null,
  emitted_at timestamptz not null
);
create index follow_up_waiting on follow_up (follower, id);

-- Work that failed when it was tried (出错的工作): tried again after growing pauses, stuck (卡住) after the fifth time,
-- then in the hands of the system administrator. `kind` names the sort of work, `id` which piece of it.
create table trouble (
  kind text not null,
  id text not null,
  tries integer not null check (tries > 0),
  next_at timestamptz not null,
  error text not null,
  since timestamptz not null,
  stuck_at timestamptz,
  closed_at timestamptz,
  closed_by text,
  closed_why text,
  primary key (kind, id),
  check ((closed_at is null) = (closed_why is null))
);
create index trouble_stuck on trouble (stuck_at) where stuck_at is not null and closed_at is null
