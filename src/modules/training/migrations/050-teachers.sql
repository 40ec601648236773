-- Who teaches for a provider (教师): one row for each stretch of teaching there. Whoever leaves keeps the row, with the last day.
create table provider_teacher (
  id uuid primary key,
  provider uuid not null,
  district text not null,
  person uuid not null,
  employment text not null check (employment in ('full', 'part')),
  -- what may be taught, as the occupations are called
  occupations jsonb not null,
  skill text check (length(skill) between 2 and 100),
  title text check (length(title) between 2 and 60),
  teaching text check (length(teaching) between 2 and 60),
  from_on date not null,
  until_on date,
  why text check (length(why) between 2 and 200),
  entered_at timestamptz not null,
  entered_by text not null,
  check (until_on >= from_on),
  check ((until_on is null) = (why is null))
);
create unique index provider_teacher_now on provider_teacher (provider, person) where until_on is null;
create index provider_teacher_of on provider_teacher (provider, from_on, id);
create index provider_teacher_person on provider_teacher (person, provider, from_on);
create index provider_teacher_entered on provider_teacher (entered_at, id);
create index provider_teacher_in on provider_teacher (district, entered_at, id);
-- Who of the register teaches a class, or a day of it; null where only a name was ever written (只写了姓名).
alter table training_class add column teacher_person uuid;
create index training_class_teacher_person on training_class (teacher_person) where state in ('filed', 'approved');
alter table training_day add column teacher_person uuid;
create index training_day_teacher_person on training_day (teacher_person, day) where teacher_person is not null
