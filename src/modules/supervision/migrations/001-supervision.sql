-- A finding of screening (疑点): what one check found suspicious, once, with the case in which it is looked into.
create table supervision_finding (
  -- the check and what it is about: the same thing found again is no second finding
  key text primary key check (length(key) between 4 and 300),
  number text not null unique references case_file (number),
  rule text not null check (rule ~ '^F[0-9]{1,2}$'),
  district text not null,
  organisation uuid,
  points integer not null check (points > 0),
  found_on date not null,
  standing text not null check (standing in ('open', 'upheld', 'dismissed')),
  ended_on date,
  check ((standing = 'open') = (ended_on is null))
);
create index supervision_finding_listed on supervision_finding (found_on, number);
create index supervision_finding_of on supervision_finding (district, found_on, number);
create index supervision_finding_organisation on supervision_finding (organisation, standing) where organisation is not null;

-- A measure against an organisation (处理措施, R1.9): what was ordered after which finding; one case takes the next where one was not enough.
create table supervision_measure (
  number text not null references case_file (number),
  finding text not null references case_file (number),
  organisation uuid not null,
  district text not null,
  kind text not null check (kind in ('talk', 'rectification', 'publication', 'agreement', 'transfer')),
  document text not null check (length(document) between 2 and 100),
  reason text not null check (length(reason) between 4 and 300),
  ordered_on date not null,
  ended_on date,
  primary key (number, kind)
);
create index supervision_measure_of on supervision_measure (organisation, ordered_on);
create index supervision_measure_finding on supervision_measure (finding);
create index supervision_measure_public on supervision_measure (ordered_on, number) where kind in ('publication', 'agreement');

-- When the nightly screening ran last, and what it read (筛查记录).
create table supervision_run (
  day date primary key,
  classes integer not null,
  sign_ins integer not null,
  suspicions integer not null,
  opened integer not null,
  began_at timestamptz not null,
  ended_at timestamptz not null
);

create trigger supervision_finding_touched after insert or update on supervision_finding
  for each row execute function @city.figure_touched('supervision-findings', 'r.number')
;
create trigger supervision_measure_touched after insert or update on supervision_measure
  for each row execute function @city.figure_touched('supervision-orders', 'r.number')
