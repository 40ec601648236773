-- What a trainee says against the record of one day (考勤异议); one at a time for a day, `ended` when its case is.
create table attendance_dispute (
  number text primary key references case_file (number),
  class uuid not null,
  day date not null,
  person uuid not null,
  said text not null check (length(said) between 4 and 500),
  ended boolean not null default false,
  foreign key (class, day) references training_day (class, day),
  foreign key (class, person) references trainee (class, person)
);
create unique index attendance_dispute_one on attendance_dispute (class, day, person) where not ended
