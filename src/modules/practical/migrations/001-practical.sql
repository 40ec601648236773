-- A mark sheet (评分表) of an organisation for an occupation, a level and a paper: each version a row of its own, frozen once it is confirmed.
create table practical_sheet (
  id uuid primary key,
  assessor uuid not null,
  occupation text not null,
  occupation_key text generated always as
    (coalesce(substring(occupation from '^[^(（]*[(（](.+)[)）]$'), occupation)) stored,
  level text not null,
  paper text not null check (paper in ('skill', 'review')),
  version integer not null check (version >= 1),
  -- each with words, points and step in hundredths
  items jsonb not null,
  drafted_by text not null,
  drafted_name text not null,
  drafted_at timestamptz not null,
  confirmed_by text,
  confirmed_name text,
  confirmed_at timestamptz,
  -- drafts that were given up stay as history
  dropped_at timestamptz,
  unique (assessor, occupation_key, level, paper, version),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_by <> drafted_by),
  check (dropped_at is null or confirmed_at is null)
);
create unique index practical_sheet_draft on practical_sheet (assessor, occupation_key, level, paper)
  where confirmed_at is null and dropped_at is null;
create index practical_sheet_listed on practical_sheet (assessor, drafted_at desc, id);

-- A session in which examiners mark one paper of an examination by a sheet (实操考核场次).
create table practical_session (
  id uuid primary key,
  exam uuid not null,
  exam_number text not null,
  assessor uuid not null,
  district text not null,
  title text not null,
  paper text not null check (paper in ('skill', 'review')),
  place text not null,
  held_on date not null,
  sheet uuid not null,
  arranged_by text not null,
  closed_at timestamptz,
  closed_by text,
  -- when the marks went into the examination
  entered_at timestamptz,
  unique (exam, paper),
  check ((closed_at is null) = (closed_by is null)),
  check (entered_at is null or closed_at is not null)
);
create index practical_session_listed on practical_session (assessor, held_on desc, id);

-- An examiner of a session (考评员) with the account that marks are given under; who was replaced stays with the moment.
create table practical_examiner (
  session uuid not null references practical_session (id),
  card text not null,
  person uuid not null,
  account text not null,
  name text not null,
  chief boolean not null,
  until timestamptz,
  primary key (session, card)
);
create unique index practical_examiner_account on practical_examiner (session, account) where until is null;
create unique index practical_examiner_chief on practical_examiner (session) where chief and until is null;

-- A candidate of a session (考生), with how far the marks are.
create table practical_candidate (
  id uuid primary key,
  session uuid not null references practical_session (id),
  person uuid not null,
  seat text not null,
  room text not null,
  admission text not null,
  -- items on which examiners are too far apart
  apart integer not null default 0,
  -- the mark once nothing is open, 'absent' for 缺考
  mark text,
  unique (session, person),
  unique (session, seat)
);

-- Who marks whom (评分分工), with what is still owed; a duty that was taken over by somebody else has ended.
create table practical_duty (
  candidate uuid not null references practical_candidate (id),
  card text not null,
  -- cells still owed, and cells in which the examiner's phones say different things
  missing integer not null,
  own integer not null default 0,
  until timestamptz,
  primary key (candidate, card)
);

-- Every entry that came from an examiner, once by its key, with what became of it: none is ever written over.
create table practical_entry (
  key uuid primary key,
  session uuid not null references practical_session (id),
  candidate uuid,
  card text not null,
  item text not null check (length(item) between 1 and 60),
  value text not null check (length(value) between 1 and 20),
  -- entries of the same cell that it was written over, as far as they were known here
  over uuid[] not null,
  device text not null check (length(device) between 1 and 60),
  at timestamptz not null,
  received_at timestamptz not null,
  by_account text not null,
  source text not null check (source in ('phone', 'chief', 'paper')),
  became text not null check (became in ('counted', 'late', 'taken', 'put-aside', 'rejected')),
  why text check (length(why) between 1 and 300),
  decided_by text,
  decided_at timestamptz
);
create index practical_entry_of on practical_entry (session, became);

-- What the chief decided where examiners were too far apart (组长裁定), with the words that it was decided on.
create table practical_decision (
  id uuid primary key,
  candidate uuid not null references practical_candidate (id),
  item text not null,
  value text not null,
  decided_on text not null,
  reason text not null check (length(reason) between 4 and 300),
  by_account text not null,
  by_name text not null,
  at timestamptz not null
);
create index practical_decision_of on practical_decision (candidate, item, at);

-- What two people type of one examiner's paper sheet (纸质评分表双录): each his own, neither sees the other's until both are there.
create table practical_typed (
  candidate uuid not null references practical_candidate (id),
  card text not null,
  place integer not null check (place in (1, 2)),
  account text not null,
  name text not null,
  cells jsonb not null,
  at timestamptz not null,
  primary key (candidate, card, place),
  unique (candidate, card, account)
);

-- Who signed the record of marking (评分记录签名), with the digest of the marks that were signed.
create table practical_signature (
  session uuid not null references practical_session (id),
  account text not null,
  digest text not null,
  name text not null,
  chief boolean not null,
  at timestamptz not null,
  primary key (session, account, digest)
);

-- A mark that turned out otherwise after the marks were entered (成绩更正): the organisation proposes it, the bureau decides.
create table practical_correction (
  id uuid primary key,
  session uuid not null references practical_session (id),
  candidate uuid not null references practical_candidate (id),
  before text not null,
  value text not null,
  reason text not null check (length(reason) between 4 and 300),
  proposed_by text not null,
  proposed_name text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  refused_at timestamptz,
  check ((decided_by is null) = (decided_at is null and refused_at is null)),
  check (decided_by <> proposed_by)
);
create index practical_correction_of on practical_correction (candidate);
create unique index practical_correction_open on practical_correction (candidate) where decided_by is null;

create function @city.practical_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was recorded of marking stays: % on % is refused', tg_op, tg_table_name;
end $$;
create trigger practical_decision_stays before update or delete on practical_decision
  for each row execute function @city.practical_stays();
create trigger practical_signature_stays before update or delete on practical_signature
  for each row execute function @city.practical_stays();

-- A sheet that was confirmed is frozen.
create function @city.practical_sheet_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.confirmed_at is not null then
    raise exception 'a confirmed mark sheet is frozen: % is refused', tg_op;
  end if;
  return new;
end $$;
create trigger practical_sheet_frozen before update or delete on practical_sheet
  for each row execute function @city.practical_sheet_frozen();

-- Of an entry only what became of one that waits is decided, once.
create function @city.practical_entry_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.became <> 'late' or new.became not in ('taken', 'put-aside')
    or row(new.key, new.session, new.candidate, new.card, new.item, new.value, new.over, new.device, new.at, new.received_at, new.by_account, new.source)
      is distinct from row(old.key, old.session, old.candidate, old.card, old.item, old.value, old.over, old.device, old.at, old.received_at, old.by_account, old.source) then
    raise exception 'what an examiner entered stays: % is refused', tg_op;
  end if;
  return new;
end $$;
create trigger practical_entry_stays before update or delete on practical_entry
  for each row execute function @city.practical_entry_stays()
