-- A statement of an LRS (学习记录), as it was taken: it never changes; another may take it back (voiding).
create table xapi_statement (
  seq bigint generated always as identity primary key,
  -- whose store it is: nobody reads or writes the records of another
  holder text not null check (length(holder) between 1 and 100),
  id uuid not null,
  verb text not null,
  registration uuid,
  -- the statement that it is about, where it is about one
  target uuid,
  stored_at timestamptz not null,
  body text not null,
  unique (holder, id)
);
create index xapi_statement_stored on xapi_statement (holder, stored_at, seq);
create index xapi_statement_target on xapi_statement (holder, target) where target is not null;

create function @city.xapi_statement_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a statement is never changed or removed; it can be voided by another';
end $$;
create trigger xapi_statement_stays before update or delete on xapi_statement
  for each row execute function @city.xapi_statement_stays();

-- Whom and what a statement names (记录里提到的人和活动), by which it is found.
create table xapi_mention (
  holder text not null,
  sort text not null check (sort in ('agent', 'related-agent', 'activity', 'related-activity')),
  key text not null,
  seq bigint not null references xapi_statement (seq),
  primary key (holder, sort, key, seq)
);
create index xapi_mention_statement on xapi_mention (seq);

-- What came with statements (附件), by its digest.
create table xapi_attachment (
  holder text not null,
  sha2 text not null,
  type text not null,
  bytes bytea not null,
  primary key (holder, sha2)
);

-- What an activity is (活动), put together from the statements that say so.
create table xapi_activity (
  holder text not null,
  id text not null,
  definition text not null,
  primary key (holder, id)
);

-- A document of the state, activity profile or agent profile resource (学习状态和档案文档), which its writer may change.
create table xapi_document (
  holder text not null,
  resource text not null check (resource in ('state', 'activity-profile', 'agent-profile')),
  activity text not null,
  agent text not null,
  registration text not null,
  id text not null,
  type text not null,
  bytes bytea not null,
  etag text not null,
  updated_at timestamptz not null,
  primary key (holder, resource, activity, agent, registration, id)
);
create index xapi_document_changed on xapi_document (holder, resource, activity, agent, updated_at)
