-- Whose report on a year is waited for (应报年度报告), how often it was told, and since when it counts as not made.
create table annual_report_due (
  organisation uuid not null,
  year integer not null check (year between 2000 and 2200),
  district text not null,
  due_on date not null,
  told integer not null default 0 check (told >= 0),
  told_on date,
  missed_on date check (missed_on > due_on),
  check ((told = 0) = (told_on is null)),
  primary key (organisation, year)
);
create index annual_report_due_year on annual_report_due (year, organisation) where missed_on is null;
create trigger annual_report_due_touched after insert or update on annual_report_due
  for each row execute function @city.figure_touched('annual-reports-missed', 'r.organisation');

-- Reports by the name that they give, for the organisation's own yearly report.
create index supervision_report_named on supervision_report (organisation);

-- The last day on which those who have not reported were looked for (催报记录).
create table annual_chase (
  day date primary key
)
