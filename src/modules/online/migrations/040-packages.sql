-- A package of cmi5 or SCORM (课件包) with what it says of itself.
create table online_package (
  id uuid primary key,
  kind text not null check (kind in ('cmi5', 'scorm12', 'scorm2004')),
  title text not null,
  structure jsonb not null,
  added_at timestamptz not null
);

-- A file of a package (包内文件), served only to a session of it.
create table online_package_file (
  package uuid not null references online_package (id),
  path text not null check (length(path) between 1 and 300),
  type text not null,
  bytes bytea not null,
  primary key (package, path)
);

alter table online_lesson add column package uuid;
alter table online_lesson add foreign key (package) references online_package (id);
alter table online_lesson drop constraint online_lesson_kind_check;
alter table online_lesson add check (kind in ('video', 'document', 'quiz', 'package'));
alter table online_lesson add check ((kind = 'package') = (package is not null));
create unique index online_lesson_package on online_lesson (package) where package is not null;

-- A learner of a package (课件包学员), known to it by a code that tells nothing of the person.
create table online_registration (
  id uuid primary key,
  package uuid not null references online_package (id),
  person uuid,
  actor_home text not null,
  actor_name text not null,
  opened_at timestamptz not null
);
create unique index online_registration_person on online_registration (package, person) where person is not null;
create index online_registration_of on online_registration (person) where person is not null;

-- What was said of a unit for a learner (单元成绩): by the unit itself, or waived here. It makes no hours.
create table online_unit (
  registration uuid not null references online_registration (id),
  unit integer not null check (unit >= 0),
  completed_at timestamptz,
  passed_at timestamptz,
  waived_at timestamptz,
  waived_why text,
  primary key (registration, unit),
  check ((waived_at is null) = (waived_why is null))
);

-- Which blocks and courses a learner has done (已学完的章节), each told of once.
create table online_satisfied (
  registration uuid not null references online_registration (id),
  node text not null,
  at timestamptz not null,
  primary key (registration, node)
);

-- One opening of a unit (打开课件), with the token by which it reports; none is known before it is fetched, and once only.
create table online_launch (
  id uuid primary key,
  registration uuid not null references online_registration (id),
  unit integer not null check (unit >= 0),
  mode text not null check (mode in ('Normal', 'Browse', 'Review')),
  ticket text not null unique,
  token text,
  opened_at timestamptz not null,
  launch_data_at timestamptz,
  preferences_at timestamptz,
  initialized_at timestamptz,
  failed_at timestamptz,
  last_at timestamptz not null,
  ended_at timestamptz,
  ended_how text check (ended_how in ('terminated', 'abandoned')),
  check ((ended_at is null) = (ended_how is null))
);
create index online_launch_registration on online_launch (registration, opened_at);

-- Where a unit of SCORM left off (SCORM 进度), as it wrote it.
create table online_scorm_state (
  registration uuid not null references online_registration (id),
  unit integer not null,
  cmi text not null check (length(cmi) <= 200000),
  at timestamptz not null,
  primary key (registration, unit)
)
