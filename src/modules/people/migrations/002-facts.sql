-- Once worded otherwise, to the same effect: 852e7e446dff00834297e697439d2022c5af54a48fc94e78e887fc8412b5c4c7
-- More is known of a person, from more sources: what a row says besides its days, who said it, and what became of it.
alter table person_status drop constraint person_status_kind_check;
alter table person_status add constraint person_status_kind check (kind in ('employed', 'insured', 'student',
  'graduating-student', 'pupil', 'rural-worker', 'registered-unemployed', 'hardship', 'low-income', 'zero-employment',
  'disabled', 'paired-region', 'veteran', 'resident', 'retired', 'deceased', 'custody', 'degree', 'account-holder'));
-- 社保 knows employers that the city's own register of organisations does not.
alter table person_status drop constraint person_status_check;
alter table person_status add constraint person_status_employer check (kind = 'employed' or organisation is null);
-- The register's word and the person's own stand side by side, so a row is one of its source.
alter table person_status drop constraint person_status_person_kind_organisation_starts_key;
-- which employer, which degree: what tells two rows of one kind and day apart
alter table person_status add column subject text not null default '';
alter table person_status add column detail jsonb not null default '{}';
-- the connection that said it (city/…/registers), and its own name for the row
alter table person_status add column connection text;
alter table person_status add column reference text;
-- what an officer saw when entering it by hand (B)
alter table person_status add column evidence text;
alter table person_status add constraint person_status_evidence_check check (length(evidence) between 1 and 300);
alter table person_status add column recorded_by text;
-- the last day on which the source still said so
alter table person_status add column confirmed_on date;
-- a corrected row names what took its place; a withdrawn one why
alter table person_status add column successor uuid;
alter table person_status add column withdrawn_at timestamptz;
alter table person_status add column withdrawn_why text;
update person_status set subject = organisation::text where organisation is not null;
create unique index person_status_live on person_status (person, kind, subject, starts, trust, connection)
  nulls not distinct where withdrawn_at is null and successor is null;
create index person_status_reference on person_status (connection, reference)
  where reference is not null and withdrawn_at is null and successor is null;
-- when a register last told everything that it knows of one fact of a person; nothing said means that there is nothing
create table person_answer (
  person uuid not null references person (id),
  fact text not null,
  connection text not null,
  -- the day that the answer describes
  as_of date not null,
  answered_at timestamptz not null,
  primary key (person, fact, connection)
);
