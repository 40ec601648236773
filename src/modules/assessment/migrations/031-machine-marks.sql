-- Who made an entry: a person, or the marking of a paper that was sat at a machine, which is one entry and needs no second.
alter table exam_mark add column source text not null default 'people';
alter table exam_mark add constraint exam_mark_source check (source in ('people', 'machine'));

-- A machine's mark is entered while the examination waits for marks; once it is published it stays.
create function @city.machine_mark_stays() returns trigger language plpgsql as $$
begin
  if old.source = 'machine' and not exists (select 1 from @city.exam e where e.id = old.exam and e.state = 'seated') then
    raise exception 'the mark of a machine was published and stays: % is refused', tg_op;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger exam_mark_machine_stays before update or delete on exam_mark
  for each row execute function @city.machine_mark_stays()
