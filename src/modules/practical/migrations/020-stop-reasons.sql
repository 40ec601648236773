-- Why a candidate stopped (中止原因): with the entry that says so, and stays like it.
alter table practical_entry add column said text;
alter table practical_entry add constraint practical_entry_said check (length(said) between 1 and 240);
create or replace function @city.practical_entry_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.became <> 'late' or new.became not in ('taken', 'put-aside')
    or row(new.key, new.session, new.candidate, new.card, new.item, new.value, new.over, new.device, new.at, new.received_at, new.by_account, new.source, new.said)
      is distinct from row(old.key, old.session, old.candidate, old.card, old.item, old.value, old.over, old.device, old.at, old.received_at, old.by_account, old.source, old.said) then
    raise exception 'what an examiner entered stays: % is refused', tg_op;
  end if;
  return new;
end $$
