-- An online platform (线上平台) of an organisation, from its application to its end.
create table online_platform (
  id uuid primary key,
  organisation uuid not null,
  district text not null,
  name text not null check (length(name) between 2 and 60),
  site text not null check (site ~ '^https://'),
  about text not null check (length(about) between 10 and 500),
  checks text not null check (length(checks) between 10 and 500),
  applied_in text not null unique references case_file (number),
  standing text not null check (standing in ('applied', 'selected', 'refused', 'ended')),
  selected_on date,
  -- the last day whose playing counts
  ended_on date,
  ended_in text,
  end_reason text,
  check ((standing in ('selected', 'ended')) = (selected_on is not null)),
  check ((standing = 'ended') = (ended_on is not null))
);
create unique index online_platform_one on online_platform (organisation) where standing in ('applied', 'selected');
create index online_platform_selected on online_platform (selected_on, id) where selected_on is not null;

-- An assessment of a platform, or its way out (平台阶段性评估、退出).
create table online_platform_review (
  number text primary key references case_file (number),
  platform uuid not null references online_platform (id),
  sort text not null check (sort in ('staged', 'exit')),
  reason text not null check (length(reason) between 4 and 300),
  answer text,
  closed_at timestamptz
);
create unique index online_platform_review_one on online_platform_review (platform) where closed_at is null;

-- A public key by which a platform signs (平台公钥), registered and withdrawn by the platform itself.
create table online_platform_key (
  id uuid primary key,
  platform uuid not null references online_platform (id),
  algorithm text not null check (algorithm in ('ed25519', 'ecdsa-p256-sha256', 'rsa-pss-sha512')),
  pem text not null,
  fingerprint text not null unique,
  registered_at timestamptz not null,
  withdrawn_at timestamptz
);
create index online_platform_key_platform on online_platform_key (platform, registered_at);

-- What a signed request was marked with (请求随机数): each only once.
create table online_platform_nonce (
  platform uuid not null,
  nonce text not null,
  at timestamptz not null,
  primary key (platform, nonce)
);
create index online_platform_nonce_at on online_platform_nonce (platform, at);

-- Who learns on a platform (平台学员), known there by a code that tells nothing of the person.
create table online_platform_learner (
  platform uuid not null references online_platform (id),
  person uuid not null,
  code uuid not null unique,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (platform, person)
);
create index online_platform_learner_person on online_platform_learner (person);

-- A batch that came in (报送批次), with its receipt; or that was refused, with the place.
create table online_platform_batch (
  id uuid primary key,
  platform uuid not null references online_platform (id),
  key uuid not null,
  received_at timestamptz not null,
  digest text not null,
  statements integer not null check (statements >= 0),
  refused_place text,
  refused_why text,
  check ((refused_place is null) = (refused_why is null))
);
create index online_platform_batch_platform on online_platform_batch (platform, received_at, id);

-- What came of each record of a batch (逐条结果): how much it counted, or why nothing.
create table online_platform_row (
  batch uuid not null references online_platform_batch (id),
  statement uuid not null,
  outcome text not null,
  gain_ms integer not null check (gain_ms >= 0),
  primary key (batch, statement)
);

-- What was counted of what a platform reported (平台学时): never more than passed, no moment twice.
create table online_platform_credit (
  statement uuid not null,
  platform uuid not null references online_platform (id),
  person uuid not null,
  activity text not null,
  day date not null,
  stretches jsonb not null,
  gain_ms integer not null check (gain_ms > 0),
  began_at timestamptz not null,
  ended_at timestamptz not null,
  voided_at timestamptz,
  primary key (platform, statement),
  check (gain_ms <= extract(epoch from ended_at - began_at) * 1000 + 1)
);
create index online_platform_credit_person on online_platform_credit (person, day) where voided_at is null;
create index online_platform_credit_time on online_platform_credit (person, began_at) where voided_at is null;
create index online_segment_time on online_segment (person, began_at) where voided_at is null
