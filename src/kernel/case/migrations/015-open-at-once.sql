-- A case in one round trip: number, file and first event. Whoever opens the next case of the kind in the district waits from
-- the number to the commit, so nothing that goes over the network stands between number and event.
create function @city.open_case(given jsonb, year integer, actor text, actor_label text, actor_kind text, at timestamptz,
  note text) returns setof @city.case_file language plpgsql as $$
#variable_conflict use_column
declare
  wanted @city.case_file := jsonb_populate_record(null::@city.case_file, given);
  serial integer;
  opened text;
begin
  -- They stand in a line and one is called: whoever waits for a row itself is woken at each commit with all the others.
  perform pg_advisory_xact_lock(hashtextextended(current_schema() || ' case ' || wanted.kind || ' ' || $2 || ' '
    || wanted.district, 0));
  update @city.case_serial set last = last + 1
    where kind = wanted.kind and year = $2 and district = wanted.district returning last into serial;
  if serial is null then
    insert into @city.case_serial as s (kind, year, district, last) values (wanted.kind, $2, wanted.district, 1)
      on conflict (kind, year, district) do update set last = s.last + 1 returning last into serial;
  end if;
  opened := wanted.kind || '-' || $2 || '-' || wanted.district || '-' || lpad(serial::text, greatest(6, length(serial::text)), '0');
  return query insert into @city.case_file (number, kind, district, person, organisation, applicant, title, subtitle, state,
      revision, amount, form, record, attention, held_code, held_text, held_whose, held_wakes, held_since, due_on, due_from,
      due_days, due_estimated, opened_at, moved_at, closed_at)
    values (opened, wanted.kind, wanted.district, wanted.person, wanted.organisation, $3, wanted.title, wanted.subtitle,
      wanted.state, 1, wanted.amount, wanted.form, wanted.record, wanted.attention, wanted.held_code, wanted.held_text,
      wanted.held_whose, wanted.held_wakes, wanted.held_since, wanted.due_on, wanted.due_from, wanted.due_days,
      wanted.due_estimated, $6, $6, wanted.closed_at)
    returning *;
  insert into @city.case_event (number, seq, step, from_state, to_state, actor, actor_label, actor_kind, at, note)
    values (opened, 1, 'open', null, wanted.state, $3, $4, $5, $6, $7);
end $$
