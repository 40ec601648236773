-- The gapless serial of certificate numbers (证书序列码): one row, and so one lock, for each issuer, site, year and
-- level; `prefix` is the first 16 characters of the number (R4.7).
create table certificate_serial (
  prefix text primary key check (prefix ~ '^[YS]\d{14}[1-5]$'),
  last integer not null check (last between 1 and 999999)
);

-- A certificate (职业技能等级证书). What is printed stands in the signed credential; it is never changed or removed.
create table certificate (
  id uuid primary key,
  -- it has no check digit: that it is unique is kept here
  number text not null unique check (number ~ '^[YS]\d{14}[1-5]\d{6}$'),
  -- the permanent address /v/{code}
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{13}$'),
  person uuid not null,
  name text not null,
  -- sealed
  id_number text not null check (id_number like 'v1.%'),
  occupation_code text,
  occupation text not null,
  work_type text,
  level smallint not null check (level between 1 and 5),
  issued_on date not null,
  organisation uuid not null,
  organisation_name text not null,
  -- what it was issued for, as ('exam', registration)
  source_kind text not null,
  source_id text not null,
  -- the certificate that this one corrects, and why
  replaces uuid unique references certificate (id),
  correction text,
  credential text not null,
  issued_at timestamptz not null,
  revoked_on date,
  revocation text check (revocation in ('issued-in-error', 'fraud', 'exam-void', 'holder-request', 'by-law')),
  revocation_note text,
  check ((replaces is null) = (correction is null)),
  check ((revoked_on is null) = (revocation is null)),
  check (replaces <> id)
);
-- Issued once for each source, however often the act is done.
create unique index certificate_once on certificate (source_kind, source_id) where replaces is null;
create index certificate_person on certificate (person, issued_on);
create index certificate_organisation on certificate (organisation, issued_on, number);

create function @city.certificate_stays() returns trigger language plpgsql as $$
declare
  kept text[];
begin
  if tg_op = 'DELETE' then
    raise exception 'certificates are never removed';
  end if;
  kept := case when old.revoked_on is null then array['revoked_on', 'revocation', 'revocation_note']
    else array[]::text[] end;
  -- a sealed number may be sealed anew when keys are changed; a certificate is revoked once
  if to_jsonb(new) - kept - array['id_number'] is distinct from to_jsonb(old) - kept - array['id_number'] then
    raise exception 'certificates are never changed';
  end if;
  return new;
end $$;

create trigger certificate_stays before update or delete on certificate
  for each row execute function @city.certificate_stays();

-- Wrong names tried with a certificate number, by hour, so that nobody finds a holder's name by trying.
create table certificate_try (
  number text primary key,
  tries integer not null,
  window_ends timestamptz not null
);

-- A holder's link to show one certificate to somebody for a while (分享).
create table certificate_share (
  code text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{13}$'),
  certificate uuid not null references certificate (id),
  person uuid not null,
  -- its last day
  ends_on date not null,
  shared_at timestamptz not null,
  withdrawn_at timestamptz
);
create index certificate_share_person on certificate_share (person, shared_at);

-- When a shared certificate was looked at; who it was is not known and not asked.
create table certificate_share_view (
  id uuid primary key,
  share text not null references certificate_share (code),
  at timestamptz not null
);
create index certificate_share_view_share on certificate_share_view (share, at);
