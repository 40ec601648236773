-- Once worded otherwise, to the same effect: 5c23715e0c2022064e29bf53cef525caeb0c42adf9f2220ea21a92966dc5ede5
-- Not everybody has a 居民身份证: the kind of document is kept, and what its number does not tell is kept sealed.
alter table person add column document text not null default 'resident-id';
alter table person add constraint person_document_check
  check (document in ('resident-id', 'residence-permit', 'permanent-residence', 'passport', 'hk-macao-pass', 'taiwan-pass'));
alter table person add column birth text;
alter table person add constraint person_birth_check check (birth like 'v1.%');
-- A number that was corrected or replaced still leads to its person (更正前的号码).
create table person_past_number (
  id uuid primary key,
  person uuid not null references person (id),
  -- sealed
  id_number text not null check (id_number like 'v1.%'),
  id_number_mac text not null unique,
  document text not null,
  changed_at timestamptz not null,
  changed_by text,
  why text not null check (length(why) between 1 and 300)
);
create index person_past_number_person on person_past_number (person)
