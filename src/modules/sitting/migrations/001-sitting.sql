-- A session of an examination's paper at machines (机考场次). Its public key seals what machines keep; the secret one is sealed here.
create table sitting_session (
  id uuid primary key,
  exam uuid not null unique,
  exam_number text not null,
  assessor uuid not null,
  district text not null,
  title text not null,
  place text not null,
  opens_at timestamptz not null,
  allowed_minutes integer not null check (allowed_minutes between 1 and 480),
  late_minutes integer not null,
  hand_in_after_minutes integer not null,
  -- the configuration key of Safe Exam Browser, where the venue asks for it
  browser_key text check (browser_key ~ '^[0-9a-f]{64}$'),
  public_key jsonb not null,
  secret_key text not null,
  arranged_by text not null,
  closed_at timestamptz,
  closed_by text,
  marked_at timestamptz,
  check ((closed_at is null) = (closed_by is null)),
  check (marked_at is null or closed_at is not null)
);
create index sitting_session_listed on sitting_session (assessor, opens_at, id);

-- A room of a session (考场), with the time that was granted to all in it.
create table sitting_room (
  session uuid not null references sitting_session (id),
  room text not null,
  extra_seconds integer not null default 0 check (extra_seconds >= 0),
  primary key (session, room)
);

-- The sitting of one candidate (一名考生的机考). `entry` counts the machines that were entered at: only the newest has the word.
create table sitting (
  id uuid primary key,
  session uuid not null references sitting_session (id),
  person uuid not null,
  seat text not null,
  room text not null,
  admission text not null unique,
  entry integer not null default 0 check (entry between 0 and 2000),
  code_mac text,
  code_until timestamptz,
  token_mac text unique,
  machine text,
  browser_sign text not null default 'not-asked' check (browser_sign in ('not-asked', 'right', 'wrong', 'missing')),
  -- whether the browser said so with the request itself, as its later requests then do too
  browser_header boolean not null default false,
  begun_at timestamptz,
  -- which of the examination's papers it is, for whoever marks it
  paper uuid,
  form text,
  extra_seconds integer not null default 0 check (extra_seconds >= 0),
  paused_millis bigint not null default 0 check (paused_millis >= 0),
  paused_at timestamptz,
  handed_in_at timestamptz,
  seen_at timestamptz,
  unsent integer not null default 0,
  unique (session, person),
  unique (session, seat),
  foreign key (session, room) references sitting_room (session, room),
  check ((code_mac is null) = (code_until is null)),
  check (handed_in_at is null or begun_at is not null),
  check ((begun_at is null) = (paper is null) and (begun_at is null) = (form is null))
);

-- The machines that a candidate entered at, with what tells each one's saves from a stranger's.
create table sitting_entry (
  sitting uuid not null references sitting (id),
  entry integer not null,
  token_mac text not null,
  machine text not null,
  entered_at timestamptz not null,
  primary key (sitting, entry)
);

-- The newest answer of each item: a save with a higher number takes its place, never the other way round.
create table sitting_answer (
  sitting uuid not null references sitting (id),
  item text not null check (length(item) between 1 and 60),
  seq integer not null check (seq > 0),
  answer jsonb not null,
  typed_at timestamptz not null,
  saved_at timestamptz not null,
  rescued boolean not null default false,
  primary key (sitting, item)
) with (fillfactor = 70);

-- What happened in the room (考场情况): never changed, the record that two people sign is drawn from it.
create table sitting_event (
  id uuid primary key,
  session uuid not null references sitting_session (id),
  sitting uuid references sitting (id),
  room text,
  at timestamptz not null,
  what text not null,
  code text,
  seconds integer,
  note text check (length(note) between 1 and 500),
  by_account text,
  by_name text not null
);
create index sitting_event_of on sitting_event (session, at, id);

-- What came late or was carried on a stick (救援文件): counts only once the chief invigilator has taken it, with the reason.
create table sitting_rescue (
  id uuid primary key,
  sitting uuid not null references sitting (id),
  came text not null check (came in ('late', 'file')),
  digest text not null,
  saves jsonb not null,
  received_at timestamptz not null,
  received_by text not null,
  decided_at timestamptz,
  decided_by text,
  taken boolean,
  reason text check (length(reason) between 4 and 300),
  unique (sitting, digest),
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (taken is null)
    and (decided_at is null) = (reason is null))
);

-- Two signatures under the record of a room (监考记录); who signs second is somebody else.
create table sitting_signature (
  session uuid not null references sitting_session (id),
  room text not null,
  place integer not null check (place in (1, 2)),
  account text not null,
  name text not null,
  at timestamptz not null,
  events integer not null,
  primary key (session, room, place),
  unique (session, room, account)
);

-- A machine that was tried before the examination (试机): what its browser can do, and how the line to the server is.
create table sitting_check (
  session uuid not null references sitting_session (id),
  machine text not null check (length(machine) between 1 and 40),
  at timestamptz not null,
  found jsonb not null,
  ready boolean not null,
  primary key (session, machine)
);

-- The points of one item in one round of marking, in hundredths; a later round stands beside the earlier ones.
create table sitting_mark (
  sitting uuid not null references sitting (id),
  round integer not null,
  item text not null,
  points integer not null check (points >= 0),
  most integer not null check (most >= points),
  marked_at timestamptz not null,
  primary key (sitting, round, item)
);

-- What examiners gave an answer that no machine marks (双评), in hundredths; the chief decides where the two are too far apart.
create table sitting_given (
  sitting uuid not null references sitting (id),
  item text not null,
  place text not null check (place in ('first', 'second', 'chief')),
  points integer not null check (points >= 0),
  account text not null,
  at timestamptz not null,
  primary key (sitting, item, place),
  unique (sitting, item, account)
);

-- Answers of a closed session that wait for examiners or the chief (待评的答案). Questions are sealed: who has work is kept at each settlement.
create table sitting_waiting (
  sitting uuid not null references sitting (id),
  item text not null,
  session uuid not null references sitting_session (id),
  wants text not null check (wants in ('examiner', 'chief')),
  primary key (sitting, item)
);
create index sitting_waiting_of on sitting_waiting (session, wants);

-- What was decided about an item after it was sat (题目处理): it counts for everybody, or another key is right. Two people decide.
create table sitting_ruling (
  id uuid primary key,
  session uuid not null references sitting_session (id),
  item text not null,
  ruling jsonb not null,
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
create index sitting_ruling_of on sitting_ruling (session, item);
create unique index sitting_ruling_open on sitting_ruling (session, item) where decided_by is null;

create function @city.sitting_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was recorded of a sitting stays: % on % is refused', tg_op, tg_table_name;
end $$;
create trigger sitting_event_stays before update or delete on sitting_event
  for each row execute function @city.sitting_stays();
create trigger sitting_signature_stays before update or delete on sitting_signature
  for each row execute function @city.sitting_stays();
create trigger sitting_mark_stays before update or delete on sitting_mark
  for each row execute function @city.sitting_stays();
create trigger sitting_given_stays before update or delete on sitting_given
  for each row execute function @city.sitting_stays();
create trigger sitting_entry_stays before update or delete on sitting_entry
  for each row execute function @city.sitting_stays()
