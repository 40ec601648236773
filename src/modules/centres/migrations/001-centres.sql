-- An application to be named an enterprise training centre (企业培训中心申报), as it stands after what was put right.
create table centre_application (
  number text primary key references case_file (number),
  organisation uuid not null,
  district text not null,
  staff integer not null check (staff between 1 and 1000000),
  capacity integer not null check (capacity between 1 and 100000),
  teachers integer not null check (teachers between 0 and 1000),
  occupations text[] not null check (cardinality(occupations) between 1 and 20),
  place text not null check (length(place) between 4 and 200),
  why text not null check (length(why) between 10 and 500),
  standing text not null check (standing in ('open', 'named', 'ended'))
);
create unique index centre_application_open on centre_application (organisation) where standing = 'open';
create index centre_application_of on centre_application (organisation, number);

-- What an inspector found on the spot and signed (实地复核记录); a visit that is made again leaves the older ones as they are.
create table centre_visit (
  id uuid primary key,
  number text not null references case_file (number),
  account text not null,
  label text not null,
  visited_on date not null,
  capacity integer not null check (capacity between 0 and 100000),
  teachers integer not null check (teachers between 0 and 1000),
  finding text not null check (length(finding) between 10 and 500),
  signed_at timestamptz not null,
  -- since when it counts no more, because the visit has to be made again
  dropped_at timestamptz
);
create unique index centre_visit_once on centre_visit (number, account) where dropped_at is null;
create index centre_visit_of on centre_visit (number, signed_at);

-- An enterprise training centre (企业培训中心): who was named, for what, since when, and how it ended.
create table centre (
  id uuid primary key,
  organisation uuid not null,
  district text not null,
  name text not null check (length(name) between 2 and 100),
  staff integer not null check (staff between 1 and 1000000),
  capacity integer not null check (capacity between 1 and 100000),
  teachers integer not null check (teachers between 0 and 1000),
  occupations text[] not null check (cardinality(occupations) between 1 and 20),
  place text not null,
  why text not null,
  named_on date not null,
  named_in text not null unique references case_file (number),
  -- the first day on which it is none
  ended_on date,
  ended_in text references case_file (number),
  -- why it ended: given back by itself, taken away, or gone into another with its enterprise
  end_sort text check (end_sort in ('given-back', 'revoked', 'merged')),
  end_reason text,
  check (ended_on is null or ended_on >= named_on),
  check ((ended_on is null) = (end_sort is null) and (ended_on is null) = (end_reason is null))
);
create unique index centre_one on centre (organisation) where ended_on is null;
create index centre_of on centre (organisation, named_on);
create index centre_list on centre (name, id) where ended_on is null;
create index centre_list_of on centre (district, name, id) where ended_on is null;

create trigger centre_touched after insert or update on centre
  for each row execute function @city.figure_touched('centres', 'r.id');
create trigger centre_touched_staff after insert or update on centre
  for each row execute function @city.figure_touched('centres-named', 'r.id')
;

-- The report of a centre on one year (年度报告): what the system knows of it, and what the enterprise adds and confirms.
create table centre_report (
  number text primary key references case_file (number),
  centre uuid not null references centre (id),
  organisation uuid not null,
  year integer not null check (year between 2000 and 2200),
  -- from the records of training, as they stood when it was confirmed
  classes integer,
  trained integer,
  -- what the enterprise says itself: trained without subsidy, and how large it is now
  own_trained integer check (own_trained between 0 and 1000000),
  staff integer check (staff between 1 and 1000000),
  capacity integer check (capacity between 1 and 100000),
  teachers integer check (teachers between 0 and 1000),
  remark text,
  confirmed_at timestamptz,
  standing text not null check (standing in ('open', 'passed', 'failed', 'dropped')),
  check ((confirmed_at is null) = (staff is null)),
  unique (centre, year)
);
create index centre_report_of on centre_report (organisation, year);
create index centre_report_open on centre_report (centre) where standing = 'open';

-- How a centre is ended (注销、取消): asked for by the enterprise, or proposed by the city with its reason.
create table centre_ending (
  number text primary key references case_file (number),
  centre uuid not null references centre (id),
  sort text not null check (sort in ('given-back', 'revoked')),
  reason text not null check (length(reason) between 4 and 300),
  -- the case from which it follows, where one does
  follows_from text,
  -- what the enterprise says against it
  answer text check (length(answer) between 10 and 1000),
  standing text not null check (standing in ('open', 'ended', 'dropped'))
);
create unique index centre_ending_open on centre_ending (centre) where standing = 'open'
