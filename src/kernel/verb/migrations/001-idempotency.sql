-- One row per act that a client may repeat: the same key gives the same answer and never a second act.
create table idempotency (
  actor text not null,
  key text not null check (length(key) between 8 and 200),
  verb text not null,
  -- what was asked, so that the same key with another request is refused
  request_digest text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_at on idempotency (at)
