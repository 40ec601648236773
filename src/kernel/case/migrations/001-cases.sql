-- The gapless serial of case numbers (办件号): one row, and so one lock, per kind, year and district.
create table case_serial (
  kind text not null,
  year integer not null,
  district text not null,
  last integer not null check (last > 0),
  primary key (kind, year, district)
);

-- A case (办件). `state`, `due_on` and `revision` are what its events add up to; a test proves that they agree.
create table case_file (
  number text primary key,
  kind text not null,
  district text not null,
  person uuid,
  organisation uuid,
  applicant text,
  title text not null,
  subtitle text not null default '',
  state text not null,
  revision integer not null default 1,
  amount bigint check (amount >= 0),
  form jsonb not null,
  -- the decision with the facts and editions that it was made from, so that it can be replayed
  record jsonb,
  attention jsonb not null default '[]',
  held_code text,
  held_text text,
  held_since timestamptz,
  handler text,
  due_on date,
  escalated_on date,
  opened_at timestamptz not null,
  moved_at timestamptz not null,
  closed_at timestamptz,
  check ((held_code is null) = (held_text is null))
);
create index case_file_inbox on case_file (kind, state, district, due_on);
create index case_file_person on case_file (person) where person is not null;
create index case_file_organisation on case_file (organisation) where organisation is not null;
create index case_file_held on case_file (held_code) where held_code is not null;
create index case_file_due on case_file (due_on) where closed_at is null and due_on is not null;

-- What happened to a case, in order; never changed.
create table case_event (
  number text not null references case_file (number),
  seq integer not null check (seq > 0),
  step text not null,
  from_state text,
  to_state text not null,
  actor text,
  actor_label text not null,
  actor_kind text not null,
  at timestamptz not null,
  note text,
  reason text,
  payload jsonb,
  primary key (number, seq)
);
create index case_event_actor on case_event (actor) where actor is not null;

create function @city.case_event_stays() returns trigger language plpgsql as $$
begin
  raise exception 'case events are never changed or removed';
end $$;

create trigger case_event_stays before update or delete on case_event
  for each row execute function @city.case_event_stays();

-- A public notice (公示): what was shown, to whom nobody had to ask, from which day to which.
create table public_notice (
  id uuid primary key,
  number text not null references case_file (number),
  title text not null,
  fields jsonb not null,
  opened_on date not null,
  ends_on date not null,
  -- years whose holiday table was missing when the end was counted
  estimated_years integer[] not null default '{}',
  closed_on date,
  outcome text check (outcome in ('passed', 'withdrawn')),
  check (ends_on >= opened_on)
);
create unique index public_notice_open on public_notice (number) where closed_on is null;
create index public_notice_ends on public_notice (ends_on) where closed_on is null;
create index public_notice_listed on public_notice (opened_on desc, id)
