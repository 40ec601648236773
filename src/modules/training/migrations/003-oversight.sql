-- Once worded otherwise, to the same effect: e4148dde4f9380e8f5f586609f672b205b94050867856aef144e8805f2b39fda
-- Entries by hand made after their day (事后补录) count only once a second person, of the district, has looked at them.
alter table training_class add column check_asked_on date;
alter table training_class add column checked_on date;
alter table training_class add column checked_by text;
alter table training_class add column check_evidence text;
alter table training_class add constraint training_class_check_evidence_check
  check (length(check_evidence) between 1 and 300);
-- an entry that did not hold stays on file and counts for nothing
alter table attendance add column struck_on date;
create index training_class_check on training_class (district, check_asked_on)
  where check_asked_on is not null and checked_on is null;

-- A class or one of its trainees was found in violation (查实违规, R1.10): no subsidy, and what was paid comes back.
create table training_violation (
  id uuid primary key,
  class uuid not null references training_class (id),
  -- null for the whole class
  person uuid,
  found_on date not null,
  -- the document of the finding (处理决定文号)
  document text not null check (length(document) between 1 and 100),
  finding text not null check (length(finding) between 4 and 300),
  recorded_by text,
  recorded_at timestamptz not null,
  -- a finding that was set aside, by somebody else than who recorded it
  lifted_on date,
  lifted_by text,
  lifted_why text check (length(lifted_why) between 4 and 300),
  check ((lifted_on is null) = (lifted_why is null))
);
create unique index training_violation_one on training_violation (class, person) nulls not distinct where lifted_on is null;

-- 培训合格证书 (R1.15): issued at completion, one for each who completed.
create table training_certificate (
  id uuid primary key,
  class uuid not null references training_class (id),
  person uuid not null,
  serial text not null unique,
  code text not null unique,
  -- what it shows, as it was on the day of issue: name and masked number stay those of the day
  name text not null,
  document_title text not null,
  masked_number text not null,
  issued_on date not null,
  unique (class, person)
);
create index training_certificate_person on training_certificate (person)
