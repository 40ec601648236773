-- 审计记录: one row per act, written in the act's own transaction, never changed and never removed.
create table audit_record (
  id bigint generated always as identity primary key check (id between 1 and 9007199254740991),
  at timestamptz not null,
  -- null: nobody was signed in, or the system itself
  account text,
  roles text[] not null,
  verb text not null,
  subject_kind text,
  subject_id text,
  purpose text,
  outcome text not null check (outcome in ('ok', 'failed', 'refused', 'automatic')),
  request_id text not null,
  -- digests of the state before and after, not the state
  before_digest text,
  after_digest text,
  district text
);
create index audit_record_subject on audit_record (subject_kind, subject_id, id) where subject_id is not null;
create index audit_record_account on audit_record (account, id) where account is not null;
create index audit_record_at on audit_record using brin (at) with (pages_per_range = 32);

-- Records that wait to be sealed. A row comes with its record and goes with its batch, so a record that was
-- committed late, whatever its number, is sealed exactly once.
create table audit_unsealed (
  id bigint primary key
);

-- 封存批次: the chain. Each batch names its records, their digests and the batch before it.
create table audit_batch (
  seq bigint primary key check (seq > 0),
  previous text not null,
  algorithm text not null check (algorithm in ('sha256', 'sm3')),
  ids bigint[] not null check (cardinality(ids) > 0),
  -- 32 bytes for each of ids; all zero where the record was gone before it could be sealed
  digests bytea not null check (octet_length(digests) = 32 * cardinality(ids)),
  hash text not null,
  sealed_at timestamptz not null,
  -- the city's signature of number and hash, where the sealer has a key
  signature text
);

create function @city.audit_refuses_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only: % on % is refused', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;
create trigger audit_record_stays before update or delete on audit_record
  for each row execute function @city.audit_refuses_change();
create trigger audit_record_not_emptied before truncate on audit_record
  for each statement execute function @city.audit_refuses_change();
create trigger audit_batch_stays before update or delete on audit_batch
  for each row execute function @city.audit_refuses_change();
create trigger audit_batch_not_emptied before truncate on audit_batch
  for each statement execute function @city.audit_refuses_change()
