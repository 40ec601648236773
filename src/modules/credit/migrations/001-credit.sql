-- Credit events (信用信息, R6.4): what was found of an organisation, when, and what shows it. Only added to: a correction is a
-- row of its own that names the row it takes back.
create table credit_event (
  id uuid primary key,
  organisation uuid not null,
  indicator text not null check (length(indicator) between 1 and 60),
  happened_on date not null,
  -- less than nothing where it takes back what was counted
  count integer not null check (count <> 0),
  evidence text not null check (length(evidence) between 2 and 300),
  -- where it came from: the same source is counted once
  source text not null unique,
  corrects uuid references credit_event (id),
  -- why it corrects
  why text check (why in ('lifted', 'objection', 'repair', 'wrong')),
  recorded_at timestamptz not null,
  check ((corrects is null) = (why is null)),
  check (count > 0 or corrects is not null)
);
create index credit_event_of on credit_event (organisation, happened_on);
create index credit_event_corrections on credit_event (corrects) where corrects is not null;

create function @city.credit_events_stay() returns trigger language plpgsql as $$
begin
  raise exception 'a credit event is never changed or removed; a correction is added';
end $$;

create trigger credit_events_stay before update or delete on credit_event
  for each row execute function @city.credit_events_stay();

-- A rating (信用评价) of an organisation for one year, as its case has it: in the yearly round, or because what was found
-- since lowers the grade that holds.
create table credit_rating (
  number text primary key references case_file (number),
  organisation uuid not null,
  district text not null,
  year integer not null check (year between 2000 and 2200),
  occasion text not null check (occasion in ('year', 'decline')),
  score text not null,
  grade text not null,
  standing text not null check (standing in ('open', 'in-force', 'dropped')),
  in_force_on date,
  -- the event that the organisation objects to
  disputed uuid references credit_event (id),
  check ((standing = 'in-force') = (in_force_on is not null))
);
create unique index credit_rating_of_year on credit_rating (organisation, year)
  where occasion = 'year' and standing <> 'dropped';
create unique index credit_rating_open on credit_rating (organisation, year) where standing = 'open';

-- A request to repair (信用修复): what was put right again.
create table credit_repair (
  number text primary key references case_file (number),
  event uuid not null references credit_event (id),
  standing text not null check (standing in ('open', 'repaired', 'ended'))
);
create unique index credit_repair_open on credit_repair (event) where standing = 'open';

-- When an organisation is to be inspected next, by how often its grade asks for it.
create table credit_visit (
  organisation uuid primary key,
  district text not null,
  per_year integer not null check (per_year between 1 and 12),
  draw_weight integer not null,
  last_on date,
  due_on date not null
);
create index credit_visit_due on credit_visit (due_on, organisation);
create index credit_visit_due_of on credit_visit (district, due_on, organisation);

-- An inspection that was made (检查记录).
create table credit_inspection (
  id uuid primary key,
  organisation uuid not null,
  inspected_on date not null,
  document text not null check (length(document) between 2 and 100),
  finding text not null check (length(finding) between 4 and 300),
  recorded_by text,
  recorded_at timestamptz not null,
  unique (organisation, document)
);

create trigger credit_rating_touched after insert or update on credit_rating
  for each row execute function @city.figure_touched('credit', 'r.number')
;
create trigger credit_rating_touched_decline after insert or update on credit_rating
  for each row execute function @city.figure_touched('credit-declined', 'r.number')
