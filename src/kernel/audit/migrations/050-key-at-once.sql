drop function @city.record_act(timestamptz, text, text[], text, text, text, text, text, text, text, text, text, text, text,
  text, text, jsonb);
-- As before, but the key of the act is written here, once, with the answer.
create function @city.record_act(at timestamptz, account text, roles text[], verb text, subject_kind text,
  subject_id text, purpose text, outcome text, request_id text, before_digest text, after_digest text, district text,
  origin text, mac text, asker text, asked text, asked_digest text, told jsonb) returns bigint language plpgsql as $$
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
    insert into @city.idempotency (actor, key, verb, request_digest, answer, at)
      values (asker, asked, $4, asked_digest, told, $1);
  end if;
  return written;
end $$
