-- A link by which somebody shows the own skill passport (技能护照分享) until a day.
create table passport_link (
  code text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{13}$'),
  person uuid not null,
  -- what of the passport it shows
  trainings boolean not null,
  -- its last day
  ends_on date not null,
  shared_at timestamptz not null,
  withdrawn_at timestamptz,
  check (ends_on >= shared_at::date - 1)
);
create index passport_link_person on passport_link (person, shared_at);

-- When a shared passport was opened (护照打开记录); who it was is not known and not asked.
create table passport_opening (
  id uuid primary key,
  link text not null references passport_link (code),
  at timestamptz not null
);
create index passport_opening_link on passport_opening (link, at)
