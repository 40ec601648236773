-- From where an act came (从哪里办): the door and the range of the network. Null in records of before, whose digests and codes
-- are over the columns of before.
alter table audit_record add column origin text;

drop function @city.record_act(timestamptz, text, text[], text, text, text, text, text, text, text, text, text, text, text,
  text, jsonb);
-- As before, with the origin.
create function @city.record_act(at timestamptz, account text, roles text[], verb text, subject_kind text,
  subject_id text, purpose text, outcome text, request_id text, before_digest text, after_digest text, district text,
  origin text, mac text, asker text, asked text, told jsonb) returns bigint language plpgsql as $$
#variable_conflict use_column
declare
  written bigint;
begin
  insert into @city.audit_record (at, account, roles, verb, subject_kind, subject_id, purpose, outcome, request_id,
      before_digest, after_digest, district, origin, mac)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    returning id into written;
  insert into @city.audit_unsealed (id) values (written);
  if asked is not null then
    update @city.idempotency set answer = told where actor = asker and key = asked;
  end if;
  return written;
end $$
