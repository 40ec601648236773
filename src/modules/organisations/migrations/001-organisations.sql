-- An organisation (机构): who trains, assesses or employs. One row for each place of its own (站点).
create table organisation (
  id uuid primary key,
  name text not null check (length(name) between 2 and 100),
  -- GB 32100
  credit_code text not null unique check (length(credit_code) = 18),
  kinds text[] not null check (cardinality(kinds) between 1 and 8),
  district text not null check (district ~ '^\d{6}$'),
  address text not null default '',
  phone text not null default '',
  -- R4.7 [8-13] and [2-5]: given to those that issue certificates
  site_code text unique check (site_code ~ '^\d{6}$'),
  body_code text not null default '0000' check (body_code ~ '^\d{4}$'),
  registered_at timestamptz not null,
  check (kinds <@ array['enterprise-centre', 'enterprise-base', 'vocational-school', 'public-base', 'private-school',
    'employer', 'self-assessor', 'assessor'])
);
create index organisation_district on organisation (district, name);

-- The subsidised-training agreement (补贴培训协议, 监督管理办法 第三条): without one in force no subsidised class.
create table organisation_agreement (
  id uuid primary key,
  organisation uuid not null references organisation (id),
  number text not null unique check (length(number) between 1 and 60),
  starts date not null,
  ends date not null,
  -- 解除补贴培训协议: the first day without it
  ended_on date,
  end_reason text,
  source text not null,
  given_at timestamptz not null,
  check (ends >= starts),
  check (ended_on is null or (ended_on >= starts and ended_on <= ends)),
  check ((ended_on is null) = (end_reason is null))
);
create index organisation_agreement_of on organisation_agreement (organisation, starts);

-- What an organisation may train or assess (范围): occupation by occupation, level by level, from day to day.
create table organisation_scope (
  id uuid primary key,
  organisation uuid not null references organisation (id),
  purpose text not null check (purpose in ('training', 'assessment')),
  occupation_code text,
  occupation text not null check (length(occupation) between 1 and 60),
  levels text[] not null check (cardinality(levels) between 1 and 6
    and levels <@ array['5', '4', '3', '2', '1', 'special']),
  starts date not null,
  ends date,
  source text not null,
  given_at timestamptz not null,
  unique (organisation, purpose, occupation, starts),
  check (ends is null or ends >= starts)
);

-- Rectification (整改): no subsidised training begins between its first and its last day.
create table organisation_rectification (
  id uuid primary key,
  organisation uuid not null references organisation (id),
  letter text not null check (length(letter) between 1 and 60),
  starts date not null,
  ends date,
  reason text not null check (length(reason) between 1 and 500),
  given_at timestamptz not null,
  unique (organisation, letter),
  check (ends is null or ends >= starts)
);
create unique index organisation_rectification_open on organisation_rectification (organisation) where ends is null;

-- The account that an organisation is paid into (收款账户); a change keeps the old row.
create table organisation_account (
  id uuid primary key,
  organisation uuid not null references organisation (id),
  -- sealed
  account text not null check (account like 'v1.%'),
  account_mac text not null,
  masked text not null,
  bank text not null check (length(bank) between 2 and 100),
  set_at timestamptz not null,
  replaced_at timestamptz check (replaced_at >= set_at)
);
create unique index organisation_account_one on organisation_account (organisation) where replaced_at is null;
create unique index organisation_account_holder on organisation_account (account_mac) where replaced_at is null;
