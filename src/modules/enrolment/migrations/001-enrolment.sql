-- A course that a provider announces and people sign up for before its class is filed (招生班). `taken` counts the seats
-- that are promised: the table itself refuses one more than there are.
create table course_offer (
  id uuid primary key,
  provider uuid not null,
  district text not null,
  occupation_name text not null,
  occupation_key text
    generated always as (coalesce(substring(occupation_name from '^[^(（]*[(（](.+)[)）]$'), occupation_name)) stored,
  level text not null,
  hours integer not null check (hours > 0),
  mode text not null check (mode in ('offline', 'blended')),
  place text not null,
  starts_on date not null,
  closes_on date not null,
  seats integer not null check (seats between 1 and 500),
  taken integer not null default 0,
  fee bigint not null check (fee >= 0),
  announced_at timestamptz not null,
  ended text check (ended in ('class', 'cancelled')),
  ended_on date,
  ended_why text,
  class_number text,
  check (closes_on <= starts_on),
  check (taken between 0 and seats),
  check ((ended is null) = (ended_on is null)),
  check ((ended = 'class') = (class_number is not null))
);

create index course_offer_open on course_offer (starts_on, id) where ended is null;
create index course_offer_open_by_district on course_offer (district, starts_on, id) where ended is null;
create index course_offer_open_by_occupation on course_offer (occupation_key, starts_on, id) where ended is null;
create index course_offer_of_provider on course_offer (provider, announced_at, id);

-- Somebody who signed up (报名); its case says how it stands, `line` in which order they came.
create table sign_up (
  number text primary key references case_file (number),
  offer uuid not null references course_offer (id),
  person uuid not null,
  line bigint generated always as identity,
  standing text not null check (standing in ('seated', 'waiting', 'gone', 'entered')),
  signed_at timestamptz not null
);

create unique index sign_up_once on sign_up (offer, person) where standing in ('seated', 'waiting');
create index sign_up_in_line on sign_up (offer, standing, line);
create index sign_up_of_person on sign_up (person, signed_at);
