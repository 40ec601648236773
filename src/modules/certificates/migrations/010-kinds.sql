-- Once worded otherwise, to the same effect: 8e128173a522f2e378dc4fd356a9029f51b4d214db524da046f8776dbfaafd15
-- 专项职业能力 (level 0) is certified too, under numbers of its own: another letter, 0 in the place of the level.
alter table certificate_serial drop constraint certificate_serial_prefix_check;
alter table certificate_serial add constraint certificate_serial_prefix_check
  check (prefix ~ '^[YS]\d{14}[1-5]$' or (prefix ~ '^[A-Z]\d{14}0$' and prefix !~ '^[YS]'));
alter table certificate drop constraint certificate_level_check;
alter table certificate add constraint certificate_level_check check (level between 0 and 5);
alter table certificate drop constraint certificate_number_check;
alter table certificate add constraint certificate_number_check check (
  ((level > 0 and number ~ '^[YS]\d{14}[1-5]\d{6}$') or (level = 0 and number ~ '^[A-Z]\d{14}0\d{6}$' and number !~ '^[YS]'))
  and substring(number from 16 for 1) = level::text);
-- The kind of identity document as it is (R4.8); those issued before this were all printed as 居民身份证.
alter table certificate add column document text not null default 'resident-id';
alter table certificate add constraint certificate_document_check
  check (document in
  ('resident-id', 'residence-permit', 'permanent-residence', 'passport', 'hk-macao-pass', 'taiwan-pass'));
-- What a case of correction or revocation (更正、撤销) would change; proposed by one, decided by another.
create table certificate_change (
  number text primary key references case_file (number),
  certificate uuid not null,
  -- ours, or an earlier one that was entered
  register text not null check (register in ('issued', 'earlier')),
  kind text not null check (kind in ('correction', 'revocation')),
  -- name, occupation, 工种, document, or the reason of a revocation; the identity number stands sealed beside it
  change jsonb not null,
  id_number text check (id_number like 'v1.%'),
  -- the documents that it rests on, as the proposer saw them
  basis text not null check (length(basis) between 4 and 500),
  open boolean not null
);
-- One at a time, so that two corrections never meet.
create unique index certificate_change_open on certificate_change (certificate) where open;
-- A certificate or title that another body gave, or that was given before this platform (以前的证书): shown apart,
-- vouched for by nobody here, counting for conditions once a second person has seen the paper (trust B).
create table earlier_certificate (
  id uuid primary key,
  number text not null unique references case_file (number),
  person uuid not null,
  scheme text not null check (scheme in ('qualification', 'skill-level', 'special', 'other', 'title')),
  certificate_number text not null check (length(certificate_number) between 4 and 40),
  occupation_code text,
  occupation text not null,
  -- 0 专项; null for a title
  level smallint check (level between 0 and 5),
  grade text check (grade in ('junior', 'middle', 'senior')),
  issued_on date not null,
  issuer text not null check (length(issuer) between 2 and 100),
  evidence text not null check (length(evidence) between 4 and 500),
  state text not null check (state in ('entered', 'accepted', 'refused', 'withdrawn', 'revoked')),
  -- 核验 by the second person
  accepted_on date,
  revoked_on date,
  revocation_note text,
  check ((scheme = 'title') = (grade is not null)),
  check ((scheme = 'title') = (level is null)),
  check ((state in ('accepted', 'revoked')) = (accepted_on is not null)),
  check ((state = 'revoked') = (revoked_on is not null))
);
create index earlier_certificate_person on earlier_certificate (person, issued_on);
-- One paper once, whoever brings it.
create unique index earlier_certificate_once on earlier_certificate (scheme, issuer, certificate_number)
  where state in ('entered', 'accepted');
-- The 16 and 22 digits are unique in the whole country, whatever the issuer is called.
create unique index earlier_certificate_number on earlier_certificate (certificate_number)
  where state in ('entered', 'accepted') and scheme in ('qualification', 'skill-level')
