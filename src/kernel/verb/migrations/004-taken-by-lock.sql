-- A key is taken by a lock on its name, and written once, with its answer, when the act is done: to write it before and
-- the answer after was one of the dearest parts of an act. The lock is waited for first and the table read after, by a
-- statement of its own that sees what was committed meanwhile.
create function @city.take_key(asker text, asked text) returns table (verb text, request_digest text, answer jsonb)
language plpgsql as $$
#variable_conflict use_column
begin
  perform pg_advisory_xact_lock(hashtextextended(current_schema() || ' idempotency ' || asker || ' ' || asked, 0));
  return query select k.verb, k.request_digest, k.answer from @city.idempotency k where k.actor = asker and k.key = asked;
end $$;
alter function @city.take_key(text, text) set enable_seqscan = off
