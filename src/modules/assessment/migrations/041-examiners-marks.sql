-- Examiners who each marked for themselves on a sheet (实操评分) make one entry too, and it stays like a machine's once it is published.
alter table exam_mark drop constraint exam_mark_source;
alter table exam_mark add constraint exam_mark_source check (source in ('people', 'machine', 'examiners'));
create or replace function @city.machine_mark_stays() returns trigger language plpgsql as $$
begin
  if old.source <> 'people' and not exists (select 1 from @city.exam e where e.id = old.exam and e.state = 'seated') then
    raise exception 'the mark of a machine was published and stays: % is refused', tg_op;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$
