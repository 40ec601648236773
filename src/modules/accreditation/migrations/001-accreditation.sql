-- An application to be accredited as an assessment organisation, or for more (备案申请), as it stands after what was put right.
create table accreditation_application (
  number text primary key references case_file (number),
  organisation uuid not null,
  district text not null,
  -- R4.7: its own staff (Y), or the public (S)
  category text not null check (category in ('Y', 'S')),
  -- whom an employer examines besides its own staff
  candidates text[] not null check (candidates <@ array['staff', 'dispatched', 'interns']),
  occupations text[] not null check (cardinality(occupations) between 1 and 20),
  levels text[] not null check (cardinality(levels) between 1 and 6),
  -- the version of the standard that is examined by (标准版本)
  standard text not null check (length(standard) between 2 and 200),
  districts text[] not null check (cardinality(districts) between 1 and 20),
  scheme text not null check (length(scheme) between 10 and 1000),
  conflict text not null check (length(conflict) between 4 and 500),
  -- given by the city when the scheme has passed (R4.7)
  site_code text check (site_code ~ '^\d{6}$'),
  body_code text check (body_code ~ '^\d{4}$'),
  standing text not null check (standing in ('open', 'accredited', 'ended'))
);
create unique index accreditation_application_open on accreditation_application (organisation) where standing = 'open';

-- What a reviewer says of a scheme (认定方案评审意见); one that is reviewed again leaves the older ones as they are.
create table accreditation_opinion (
  id uuid primary key,
  number text not null references case_file (number),
  account text not null,
  label text not null,
  passes boolean not null,
  opinion text not null check (length(opinion) between 10 and 500),
  given_at timestamptz not null,
  dropped_at timestamptz
);
create unique index accreditation_opinion_once on accreditation_opinion (number, account) where dropped_at is null;

-- An accredited assessment organisation (备案评价机构): what it declared, since when, until when, and how it ends.
create table accreditation (
  id uuid primary key,
  organisation uuid not null,
  district text not null,
  name text not null check (length(name) between 2 and 100),
  category text not null check (category in ('Y', 'S')),
  candidates text[] not null,
  conflict text not null,
  since date not null,
  decided_in text not null references case_file (number),
  -- the first day on which it plans nothing new
  teach_out_on date,
  -- the first day on which it is none
  ended_on date,
  end_sort text check (end_sort in ('given-back', 'revoked')),
  end_reason text,
  check (ended_on is null or teach_out_on is not null),
  check ((teach_out_on is null) = (end_sort is null))
);
create unique index accreditation_one on accreditation (organisation) where ended_on is null;
create index accreditation_list on accreditation (name, id) where ended_on is null;
create trigger accreditation_counted after insert or update on accreditation
  for each row execute function @city.figure_touched('accreditations', 'r.id');

-- What an organisation is accredited for (备案范围): occupation × level × standard version × district × days; only added to.
create table accreditation_scope (
  id uuid primary key,
  accreditation uuid not null references accreditation (id),
  occupation text not null check (length(occupation) between 1 and 60),
  -- the key by which it is compared (src/kernel/value/occupation.ts)
  occupation_key text generated always as
    (coalesce(substring(occupation from '^[^(（]*[(（](.+)[)）]$'), occupation)) stored,
  levels text[] not null,
  standard text not null,
  districts text[] not null,
  starts date not null,
  ends date not null check (ends >= starts),
  decided_in text not null references case_file (number)
);
create index accreditation_scope_of on accreditation_scope (accreditation, starts);

-- A venue of an organisation (考点): where, with how many places and what equipment.
create table accreditation_venue (
  id uuid primary key,
  organisation uuid not null,
  name text not null check (length(name) between 2 and 60),
  district text not null,
  address text not null check (length(address) between 4 and 200),
  places integer not null check (places between 1 and 10000),
  equipment text not null check (length(equipment) between 2 and 500),
  closed_on date
);
create index accreditation_venue_of on accreditation_venue (organisation, name);

-- An examiner or quality supervisor with the card (考评员、质量督导员), from day to day.
create table accreditation_member (
  id uuid primary key,
  organisation uuid not null,
  person uuid not null,
  role text not null check (role in ('examiner', 'supervisor')),
  card text not null check (length(card) between 4 and 30),
  card_from date not null,
  card_to date not null check (card_to >= card_from),
  -- of an examiner: what may be examined
  occupation text check (length(occupation) between 1 and 60),
  -- the key by which it is compared (src/kernel/value/occupation.ts)
  occupation_key text generated always as
    (coalesce(substring(occupation from '^[^(（]*[(（](.+)[)）]$'), occupation)) stored,
  levels text[] not null,
  -- the account under which marks are given, where there is one
  login text,
  left_on date,
  check ((role = 'examiner') = (occupation is not null))
);
create unique index accreditation_member_card on accreditation_member (card, coalesce(occupation_key, '')) where left_on is null;
create index accreditation_member_of on accreditation_member (organisation, role);

-- The yearly check of an organisation (年度检查): what it says of its year and how it came out.
create table accreditation_year (
  number text primary key references case_file (number),
  accreditation uuid not null references accreditation (id),
  organisation uuid not null,
  year integer not null check (year between 2000 and 2200),
  -- what the organisation confirms: changes of staff and venues, complaints, what was put right
  report text check (length(report) between 10 and 1000),
  complaints integer check (complaints between 0 and 100000),
  finding text check (length(finding) between 4 and 500),
  confirmed_at timestamptz,
  standing text not null check (standing in ('open', 'passed', 'failed', 'dropped')),
  check ((confirmed_at is null) = (report is null)),
  unique (accreditation, year)
);

-- How an accreditation is to end (退出): given back, or proposed by the city with its reason.
create table accreditation_ending (
  number text primary key references case_file (number),
  accreditation uuid not null references accreditation (id),
  sort text not null check (sort in ('given-back', 'revoked')),
  reason text not null check (length(reason) between 4 and 400),
  follows_from text,
  answer text check (length(answer) between 10 and 1000),
  standing text not null check (standing in ('open', 'teach-out', 'ended', 'dropped'))
);
create unique index accreditation_ending_open on accreditation_ending (accreditation) where standing in ('open', 'teach-out')
