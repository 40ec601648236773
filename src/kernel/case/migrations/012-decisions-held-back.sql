-- A decision that is not real yet (待生效的决定): its author may take it back until then. What was refused when it was to become real stays here until its author has seen why.
create table case_decision (
  number text primary key references case_file (number),
  id uuid not null,
  step text not null,
  -- the case as its author saw it
  revision integer not null,
  taking jsonb not null,
  account text not null,
  label text not null,
  -- the post in which it was decided; asked again when it becomes real
  post text not null,
  decided_at timestamptz not null,
  real_at timestamptz not null,
  failed_at timestamptz,
  failed_why text,
  check ((failed_at is null) = (failed_why is null))
);
create index case_decision_due on case_decision (real_at, number) where failed_at is null;
create index case_decision_of on case_decision (account, real_at, number)
