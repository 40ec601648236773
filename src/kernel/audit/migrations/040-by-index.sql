-- A connection keeps the plan it made while the table of kept answers was almost empty, and reads all of it from then on:
-- an act cost 0.8 ms here where it takes 0.3. Each of these rows is found by its key, however few they are.
alter function @city.record_act(timestamptz, text, text[], text, text, text, text, text, text, text, text, text, text,
  text, text, text, jsonb) set enable_seqscan = off
