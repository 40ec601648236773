-- The one class for which a counted stretch of a course of the city counts, once and for good.
alter table online_segment add column class uuid;
create index online_segment_class on online_segment (class, person) where class is not null;
create function @city.segment_keeps_its_class() returns trigger language plpgsql as $$
begin
  if new.class is distinct from old.class then
    raise exception 'what was counted for one class is not counted for another';
  end if;
  return new;
end $$;
create trigger segment_keeps_its_class before update on online_segment
  for each row when (old.class is not null) execute function @city.segment_keeps_its_class()
