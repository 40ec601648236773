-- Each day's lessons have a secret of their own (签到密钥): the code in the room is made from it and the city's key, so that
-- who learns one learns nothing of another.
alter table training_day add column secret uuid not null default gen_random_uuid();
-- Where the room is, as the teacher's own phone said on the day: what the trainees' phones say is measured from here.
alter table training_day add column latitude double precision;
alter table training_day add column longitude double precision;
alter table training_day add constraint training_day_room_check
  check (latitude between -90 and 90 and longitude between -180 and 180);

-- A sign-in is confirmed, unconfirmed, rejected or voided, each with its reason; none is ever deleted.
alter table attendance add column standing text not null default 'confirmed';
alter table attendance add column standing_why text;
alter table attendance add constraint attendance_held_check
  check (standing in ('confirmed', 'unconfirmed', 'rejected', 'voided') and length(standing_why) between 2 and 300);
-- somebody else than who entered it has looked at it
alter table attendance add column looked_at timestamptz;
-- what came with it (线索): signals, never proof
alter table attendance add column signals jsonb not null default '{}';
update attendance set standing = 'voided', standing_why = '区人社局核对时剔除' where struck_on is not null;
update attendance a set looked_at = a.at from training_class c
  where c.id = a.class and c.checked_on is not null and a.method = 'teacher';
alter table attendance drop column struck_on;
alter table attendance add constraint attendance_says_why_check
  check (standing = 'confirmed' or standing_why is not null);
alter table attendance drop constraint attendance_method_check;
alter table attendance add constraint attendance_method_check check (method in ('qr', 'teacher', 'online', 'pass'));
alter table attendance drop constraint attendance_check;
alter table attendance add constraint attendance_check
  check (case method when 'teacher' then entered_by is not null and reason is not null
    when 'pass' then entered_by is not null else true end);

-- What became of a sign-in after it was made, by whom and why (签到变动). Only added to.
create table attendance_change (
  id bigint generated always as identity primary key,
  class uuid not null,
  day date not null,
  person uuid not null,
  standing text not null check (standing in ('confirmed', 'unconfirmed', 'rejected', 'voided')),
  why text not null check (length(why) between 2 and 300),
  by text not null,
  at timestamptz not null,
  foreign key (class, day, person) references attendance (class, day, person)
);
create index attendance_change_of on attendance_change (class, day, person);
create function @city.attendance_changes_stay() returns trigger language plpgsql as $$
begin
  raise exception 'what became of a sign-in is only added to';
end $$;
create trigger attendance_changes_stay before update or delete on attendance_change
  for each row execute function @city.attendance_changes_stay();
create function @city.attendance_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a sign-in is voided with its reason, never deleted';
end $$;
create trigger attendance_stays before delete on attendance
  for each row execute function @city.attendance_stays();

-- An unannounced second roll call (第二次点名): whoever has signed in answers it, else the sign-in is unconfirmed.
create table roll_call (
  id uuid primary key,
  class uuid not null,
  day date not null,
  opened_at timestamptz not null,
  opened_by text not null,
  called integer not null check (called > 0),
  foreign key (class, day) references training_day (class, day)
);
create index roll_call_of on roll_call (class, day);

-- What a trainer's phone sent from its outbox (离线签到收件): each entry once by its key, with what became of it.
create table sign_in_received (
  key uuid primary key,
  class uuid not null references training_class (id),
  -- null where the pass is nobody's of this roster
  person uuid,
  day date not null,
  -- when it was made, by the server's clock
  at timestamptz not null,
  received_at timestamptz not null,
  by text not null,
  became text not null check (became in ('counted', 'already', 'rejected')),
  why text check (length(why) between 2 and 300),
  check ((became = 'rejected') = (why is not null))
);
create index sign_in_received_of on sign_in_received (class, day)
