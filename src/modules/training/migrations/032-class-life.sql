-- A pause of a class (停课): from which day on no lessons are held, until it is resumed and they move along. Rows stay.
create table class_pause (
  id uuid primary key,
  class uuid not null references training_class (id),
  paused_from date not null,
  why text not null check (length(why) between 4 and 300),
  paused_by text not null,
  paused_at timestamptz not null,
  resumed_from date,
  resumed_by text,
  resumed_at timestamptz,
  check (resumed_from >= paused_from),
  check ((resumed_from is null) = (resumed_at is null) and (resumed_from is null) = (resumed_by is null))
);
create unique index class_pause_one on class_pause (class) where resumed_from is null;
create index class_pause_of on class_pause (class, paused_from);

-- Who teaches on a day, where that is not the teacher of the filing (换教师).
alter table training_day add column teacher text;
alter table training_day add constraint training_day_teacher_check check (length(teacher) between 1 and 60);

-- What changed on a roster while its class ran (名册变动). Only added to.
create table roster_change (
  id uuid primary key,
  class uuid not null,
  person uuid not null,
  kind text not null check (kind in ('joined', 'left', 'employer')),
  on_day date not null,
  -- the employer from that day on; null for none
  employer uuid,
  why text not null check (length(why) between 4 and 300),
  by text not null,
  at timestamptz not null,
  foreign key (class, person) references trainee (class, person)
);
create index roster_change_of on roster_change (class, on_day);
create function @city.roster_changes_stay() returns trigger language plpgsql as $$
begin
  raise exception 'what changed on a roster is only added to';
end $$;
create trigger roster_changes_stay before update or delete on roster_change
  for each row execute function @city.roster_changes_stay();
alter table trainee add column joined_on date;
alter table trainee add column left_on date;
-- A day that is disputed may move with its lesson; the dispute stays.
alter table attendance_dispute drop constraint attendance_dispute_class_day_fkey
