-- Demo only: what the embedded identity provider must remember between its pages, for all servers together.
create table demo_provider_state (
  model text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  consumed_at timestamptz,
  expires_at timestamptz,
  primary key (model, id)
);
create index demo_provider_state_grant_id on demo_provider_state (grant_id) where grant_id is not null;
create index demo_provider_state_uid on demo_provider_state (uid) where uid is not null;
create index demo_provider_state_expires_at on demo_provider_state (expires_at) where expires_at is not null;
