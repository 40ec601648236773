-- A person (人员). Birth date and sex are not columns: beside a masked number they would give the number away.
create table person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 60),
  -- how well the name is known: A 发证机构, B 窗口核验, C 本人或机构填报, D 承诺
  name_trust text not null check (name_trust in ('A', 'B', 'C', 'D')),
  -- sealed; the look-up code keeps one number one person
  id_number text not null check (id_number like 'v1.%'),
  id_number_mac text not null unique,
  -- sealed; a family may share a phone, so its code is not unique
  phone text check (phone like 'v1.%'),
  phone_mac text,
  -- the district of registration or residence (GB/T 2260)
  district text check (district ~ '^\d{6}$'),
  registered_at timestamptz not null,
  check ((phone is null) = (phone_mac is null))
);
create index person_phone on person (phone_mac) where phone_mac is not null;

-- What a person was from one day to another (人员类别、参保、就业), each with its source.
create table person_status (
  id uuid primary key,
  person uuid not null references person (id),
  kind text not null check (kind in ('employed', 'insured', 'student', 'graduating-student', 'pupil',
    'rural-worker', 'registered-unemployed', 'hardship', 'paired-region', 'veteran', 'resident',
    'retired', 'deceased')),
  -- the employer, for `employed` and nothing else
  organisation uuid,
  starts date not null,
  ends date,
  source text not null check (length(source) between 1 and 100),
  trust text not null check (trust in ('A', 'B', 'C', 'D')),
  recorded_at timestamptz not null,
  unique nulls not distinct (person, kind, organisation, starts),
  check ((kind = 'employed') = (organisation is not null)),
  check (ends is null or ends >= starts)
);

-- The bank account that a person is paid into (收款账户); a change keeps the old row.
create table person_account (
  id uuid primary key,
  person uuid not null references person (id),
  -- sealed
  account text not null check (account like 'v1.%'),
  account_mac text not null,
  masked text not null,
  set_at timestamptz not null,
  replaced_at timestamptz check (replaced_at >= set_at)
);
-- One account a person, one person an account: money for many never goes to one card.
create unique index person_account_one on person_account (person) where replaced_at is null;
create unique index person_account_holder on person_account (account_mac) where replaced_at is null;
