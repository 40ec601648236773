-- The report of a training organisation on a year (年度报告) as it was confirmed; each correction is another version with its reason.
create table annual_report (
  organisation uuid not null,
  year integer not null check (year between 2000 and 2200),
  version integer not null check (version >= 1),
  district text not null,
  lines jsonb not null,
  remark text not null check (length(remark) <= 500),
  why text check (length(why) between 4 and 300),
  confirmed_at timestamptz not null,
  confirmed_by text not null,
  primary key (organisation, year, version),
  check ((version = 1) = (why is null))
);
create function @city.annual_reports_stay() returns trigger language plpgsql as $$
begin
  raise exception 'what was confirmed of a year stays; a correction is another version';
end $$;
create trigger annual_reports_stay before update or delete on annual_report
  for each row execute function @city.annual_reports_stay()
