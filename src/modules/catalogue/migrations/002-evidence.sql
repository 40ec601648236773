-- What is known of an occupation for a quarter (紧缺证据). A later import of the same occupation and quarter takes the
-- place of an earlier one, which stays to be read.
create table catalogue_evidence_import (
  id bigint generated always as identity primary key,
  file text not null,
  rows integer not null check (rows > 0),
  at timestamptz not null,
  account text,
  label text not null
);

create table catalogue_evidence (
  import bigint not null references catalogue_evidence_import (id),
  code text not null check (code ~ '^\d-\d{2}-\d{2}-\d{2}$'),
  name text not null,
  period text not null check (period ~ '^\d{4}Q[1-4]$'),
  vacancies numeric check (vacancies >= 0),
  seekers numeric check (seekers >= 0),
  vacancy_days numeric check (vacancy_days >= 0),
  wage_growth numeric,
  survey_score numeric check (survey_score between 0 and 100),
  industry_growth numeric,
  headcount_gap numeric check (headcount_gap >= 0),
  training_cost numeric check (training_cost >= 0),
  source text not null,
  primary key (code, period, import)
);

-- What experts made of a proposal (评审): accepted, or overridden with a reason. Kept for ever; the last one counts.
create table catalogue_review (
  id bigint generated always as identity primary key,
  code text not null,
  name text not null,
  basis text not null,
  class_before text,
  proposed text not null,
  decided text not null,
  reason text check (decided = proposed or length(reason) >= 4),
  at timestamptz not null,
  account text,
  label text not null
);

create index catalogue_review_by_code on catalogue_review (code, id);

create function @city.catalogue_evidence_stays() returns trigger language plpgsql as $$
begin
  raise exception 'evidence and reviews are only added to';
end $$;

create trigger catalogue_evidence_import_stays before update or delete on catalogue_evidence_import
  for each row execute function @city.catalogue_evidence_stays();

create trigger catalogue_evidence_stays before update or delete on catalogue_evidence
  for each row execute function @city.catalogue_evidence_stays();

create trigger catalogue_review_stays before update or delete on catalogue_review
  for each row execute function @city.catalogue_evidence_stays()
