-- The course of a platform by which the online days of a blended class are taught (班次的平台课程), and since when it counts there.
create table online_class_platform (
  class uuid primary key,
  platform uuid not null references online_platform (id),
  activity text not null check (activity ~ '^https?://' and length(activity) <= 300),
  assigned_at timestamptz not null
);
create index online_class_platform_course on online_class_platform (platform, activity);

-- of which courses what was played is a part, as its record says; and the one class for which it counts, once and for good
alter table online_platform_credit add column part_of jsonb not null default '[]';
alter table online_platform_credit add column class uuid;
create index online_platform_credit_class on online_platform_credit (class, person) where class is not null;

create function @city.credit_keeps_its_class() returns trigger language plpgsql as $$
begin
  if new.class is distinct from old.class then
    raise exception 'what was counted for one class is not counted for another';
  end if;
  return new;
end $$;
create trigger credit_keeps_its_class before update on online_platform_credit
  for each row when (old.class is not null) execute function @city.credit_keeps_its_class();
