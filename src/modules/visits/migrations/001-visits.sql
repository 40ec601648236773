-- A visit of quality supervision to an examination (质量督导), beside its case: which, on what day, why, and how it came out.
create table visit (
  number text primary key references case_file (number),
  exam uuid not null,
  exam_number text not null,
  organisation uuid not null,
  district text not null,
  title text not null,
  place text not null,
  day date not null,
  kind text not null check (kind in ('routine', 'special', 'drawn', 'sign')),
  -- whether the organisation was told beforehand
  announced boolean not null,
  -- the finding from which it was begun, the draw in which it was drawn
  finding text,
  draw text,
  planned_by text not null,
  standing text not null check (standing in ('open', 'signing', 'told', 'clean', 'closed', 'handed', 'left')),
  -- once the lead has ended the checklist: what the report says, and the digest of what is signed
  summary text check (length(summary) between 4 and 1000),
  digest text,
  -- of the signed report: its day, its problems, the red lines among them
  reported_on date,
  problems integer check (problems >= 0),
  red_lines integer check (red_lines >= 0),
  -- whether the organisation reported what it put right in time
  rectified text check (rectified in ('in-time', 'late')),
  -- the measure or the examination's case that it was handed to
  handed_to text,
  ended_on date,
  check ((kind = 'sign') = (finding is not null)),
  check (kind <> 'drawn' or draw is not null),
  check ((summary is null) = (digest is null))
);
create unique index visit_under_way on visit (exam) where ended_on is null;
create index visit_listed on visit (day desc, number desc);
create index visit_reported on visit (organisation, reported_on) where problems > 0;
create index visit_of_exam on visit (exam);
create index visit_of_finding on visit (finding) where finding is not null;
create index visit_red on visit (day, number) where red_lines > 0 and ended_on is null;

-- A quality supervisor of a visit (督导组), with the account that the checklist is filled in under; who was replaced stays with the moment.
create table visit_supervisor (
  visit text not null references visit (number),
  card text not null,
  person uuid not null,
  account text not null,
  name text not null,
  organisation uuid not null,
  lead boolean not null,
  until timestamptz,
  -- why somebody stands back or was replaced (回避、换人)
  why text check (length(why) between 4 and 300),
  -- who stands back and has nobody in the place yet
  owed boolean not null default false,
  primary key (visit, card),
  check ((until is null) = (why is null)),
  check (not owed or until is not null)
);
create unique index visit_supervisor_account on visit_supervisor (visit, account) where until is null;
create unique index visit_supervisor_lead on visit_supervisor (visit) where lead and until is null;
create index visit_supervisor_of on visit_supervisor (account) where until is null;
create index visit_supervisor_owed on visit_supervisor (visit) where owed;

-- Every word on a line of the checklist that came from a supervisor's phone, once by its key (督导检查记录): none is ever written over.
create table visit_entry (
  key uuid primary key,
  visit text not null references visit (number),
  card text not null,
  item text not null check (length(item) between 1 and 60),
  verdict text not null check (verdict in ('met', 'unmet', 'na')),
  remark text not null check (length(remark) <= 300),
  over uuid[] not null,
  device text not null check (length(device) between 1 and 60),
  at timestamptz not null,
  received_at timestamptz not null,
  by_account text not null,
  became text not null check (became in ('counted', 'rejected')),
  why text check (length(why) between 1 and 300)
);
create index visit_entry_of on visit_entry (visit, became);

-- A photo that came from a supervisor's phone, once by its key (督导照片).
create table visit_photo (
  key uuid primary key,
  visit text not null references visit (number),
  card text not null,
  item text not null check (length(item) between 1 and 60),
  -- null where it was not taken
  file uuid,
  at timestamptz not null,
  received_at timestamptz not null,
  by_account text not null,
  why text check (length(why) between 1 and 300),
  check ((file is null) = (why is not null))
);
create index visit_photo_of on visit_photo (visit);

-- What the lead settled where supervisors said different things (组长裁定), with the words that it was settled on.
create table visit_settlement (
  id uuid primary key,
  visit text not null references visit (number),
  item text not null,
  verdict text not null check (verdict in ('met', 'unmet', 'na')),
  settled_on text not null,
  reason text not null check (length(reason) between 4 and 300),
  by_account text not null,
  by_name text not null,
  at timestamptz not null
);
create index visit_settlement_of on visit_settlement (visit, item, at);

-- Who signed the report of a visit (督导报告签名), with the digest of what was signed.
create table visit_signature (
  visit text not null references visit (number),
  account text not null,
  digest text not null,
  name text not null,
  card text not null,
  at timestamptz not null,
  primary key (visit, account, digest)
);

-- Issuing that was stopped from within a visit (督导中暂停发证), by the number of its case.
create table visit_freeze (
  visit text not null references visit (number),
  freeze_case text not null,
  at timestamptz not null,
  primary key (visit, freeze_case)
);

create function @city.visit_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was recorded of a visit stays: % on % is refused', tg_op, tg_table_name;
end $$;
create trigger visit_entry_stays before update or delete on visit_entry
  for each row execute function @city.visit_stays();
create trigger visit_photo_stays before update or delete on visit_photo
  for each row execute function @city.visit_stays();
create trigger visit_settlement_stays before update or delete on visit_settlement
  for each row execute function @city.visit_stays();
create trigger visit_signature_stays before update or delete on visit_signature
  for each row execute function @city.visit_stays()
