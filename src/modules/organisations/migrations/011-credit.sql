-- The grade of an organisation's credit (信用等级), from day to day, with what follows from it for whoever asks.
create table organisation_credit (
  id uuid primary key,
  organisation uuid not null references organisation (id),
  grade text not null check (length(grade) between 1 and 20),
  -- what the grade is called (优秀、良好 …)
  title text not null check (length(title) between 1 and 20),
  -- the year that was rated
  year integer not null check (year between 2000 and 2200),
  starts date not null,
  -- the last day; before the first where another grade came on the same day
  ends date,
  new_classes boolean not null,
  priority boolean not null,
  inspections integer not null check (inspections between 1 and 12),
  draw_weight integer not null check (draw_weight between 1 and 20),
  -- the case in which it was decided
  decided_in text not null,
  set_at timestamptz not null,
  check (ends is null or ends >= starts - 1)
);
create unique index organisation_credit_open on organisation_credit (organisation) where ends is null;
create index organisation_credit_grade on organisation_credit (grade, organisation) where ends is null;
create index organisation_credit_of on organisation_credit (organisation, starts)
