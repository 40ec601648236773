-- A class (班次) of subsidised training. `number` is its filing case (开班备案).
create table training_class (
  id uuid primary key,
  number text not null unique references case_file (number),
  provider uuid not null,
  district text not null,
  occupation_code text,
  occupation_name text not null,
  level text not null check (level in ('5', '4', '3', '2', '1', 'special')),
  hours integer not null check (hours > 0),
  mode text not null check (mode in ('offline', 'blended')),
  place text not null,
  teacher text not null,
  hours_per_day integer not null check (hours_per_day between 1 and 12),
  rest_days text not null check (rest_days in ('none', 'weekends')),
  filed_on date not null,
  starts_on date not null,
  ends_on date not null,
  -- the catalogue edition that governs the class for good (R1.11)
  edition text,
  state text not null check (state in ('filed', 'approved', 'refused', 'withdrawn', 'completed')),
  approved_on date,
  completed_on date,
  -- the decision on the whole class when it was completed, with its facts
  completion jsonb,
  -- what a reviewer of the attendance should look at (疑点), found on completion
  attention jsonb not null default '[]',
  check (ends_on >= starts_on),
  check (state not in ('approved', 'completed') or approved_on is not null),
  check ((state = 'completed') = (completed_on is not null))
);
create index training_class_provider on training_class (provider, starts_on);
create index training_class_listed on training_class (state, starts_on, district);
create index training_class_completed on training_class (completed_on, district) where state = 'completed';

-- The timetable: one row a day, in 课时.
create table training_day (
  class uuid not null references training_class (id),
  day date not null,
  hours integer not null check (hours between 1 and 12),
  topic text not null,
  primary key (class, day)
);

-- Who is on the roster; `line` is the row of the sheet, as messages name the person.
create table trainee (
  class uuid not null references training_class (id),
  person uuid not null,
  line integer not null,
  subsidy_group text not null,
  employer uuid,
  note text not null default '',
  -- what the reviewer should look at in this line, in words
  attention jsonb not null default '[]',
  hours integer,
  attendance_percent integer,
  completed boolean,
  -- the decision on completion, with its facts
  record jsonb,
  primary key (class, person),
  check ((completed is null) = (hours is null))
);
create index trainee_person on trainee (person);

-- Nobody sits in two classes on one day: the key itself refuses the second.
create table trainee_day (
  person uuid not null,
  day date not null,
  class uuid not null references training_class (id),
  primary key (person, day)
);
create index trainee_day_class on trainee_day (class);

-- Who was there: by the code shown in the room, or entered by the teacher with a reason.
create table attendance (
  class uuid not null,
  day date not null,
  person uuid not null,
  at timestamptz not null,
  method text not null check (method in ('qr', 'teacher')),
  entered_by text,
  reason text,
  primary key (class, day, person),
  foreign key (class, day) references training_day (class, day),
  foreign key (class, person) references trainee (class, person),
  check (method = 'qr' or (entered_by is not null and reason is not null))
);
create index attendance_person on attendance (person, class)
