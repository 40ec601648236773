-- An examination (认定考试). `number` is its case; state, notice and deadlines are the case's.
create table exam (
  id uuid primary key,
  number text not null unique references case_file (number),
  assessor uuid not null,
  district text not null,
  occupation_code text,
  occupation_name text not null,
  level text not null,
  held_on date not null,
  place text not null,
  capacity integer not null check (capacity between 1 and 2000),
  -- the class whose trainees it examines, if it is held for one
  class uuid,
  conflict_declared boolean not null,
  state text not null check (state in ('enrolling', 'seated', 'notice', 'certified', 'cancelled'))
);
create index exam_assessor on exam (assessor, held_on);
create index exam_listed on exam (state, held_on);

-- Who sits it. `eligibility` is the decision on the conditions of the level, with the facts that it was made from.
create table exam_candidate (
  exam uuid not null references exam (id),
  person uuid not null,
  class uuid,
  eligible boolean not null,
  eligibility jsonb not null,
  seat text,
  passed boolean,
  result jsonb,
  certificate uuid,
  enrolled_at timestamptz not null,
  primary key (exam, person),
  unique (exam, seat)
);
create index exam_candidate_person on exam_candidate (person);

-- Marks as two people entered them, each without seeing the other's; a decimal text, never a float.
create table exam_mark (
  exam uuid not null,
  person uuid not null,
  paper text not null check (paper in ('theory', 'skill', 'review')),
  entry integer not null check (entry in (1, 2)),
  value text not null check (value ~ '^[0-9]{1,3}([.][0-9]{1,2})?$'),
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (exam, person, paper, entry),
  -- the second entry is another person's
  unique (exam, person, paper, entered_by),
  foreign key (exam, person) references exam_candidate (exam, person)
)
