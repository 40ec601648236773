-- A training programme (培训项目): what an organisation plans to train beside single classes, and how far it has come. What
-- was decided stands in its case.
create table programme (
  number text primary key references case_file (number),
  kind text not null check (kind in ('project', 'apprenticeship', 'mentoring', 'directed', 'safety', 'startup')),
  organisation uuid not null,
  partner uuid,
  district text not null,
  name text not null check (length(name) between 2 and 60),
  occupation text not null,
  level text not null,
  heads integer not null check (heads > 0),
  hours integer not null check (hours > 0),
  online_hours integer not null check (online_hours between 0 and hours),
  -- 分 for each who is done
  amount_each bigint not null check (amount_each > 0),
  planned_on date not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  -- what was held in the end, as it was reported
  held_online integer,
  held_video integer,
  standing text not null check (standing in ('planned', 'running', 'settled', 'ended'))
);
create index programme_of_organisation on programme (organisation, number);
create index programme_district on programme (district, number);

-- A class that is taught for a programme (项目的班). A class counts for one programme only.
create table programme_class (
  class uuid primary key,
  programme text not null references programme (number),
  added_on date not null
);
create index programme_class_of on programme_class (programme);

-- What one person is paid for, or somebody is paid for one person, of a programme or beside a class (按人的补贴).
create table programme_payment (
  number text primary key references case_file (number),
  programme text references programme (number),
  -- project, apprenticeship … or living
  kind text not null,
  -- an advance, what is settled in the end, or the whole
  part text not null check (part in ('advance', 'settlement')),
  person uuid not null,
  occupation text not null,
  level text not null,
  payee_kind text not null check (payee_kind in ('person', 'organisation')),
  payee uuid not null,
  keys text[] not null check (cardinality(keys) > 0),
  counts_on date not null
);
create unique index programme_payment_once on programme_payment (programme, person, part) where programme is not null;
create index programme_payment_person on programme_payment (person);
