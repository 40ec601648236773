-- A remote check of a class (远程抽查): asked by an officer while its lessons are on, answered from the trainer's phone within minutes, or not. It marks nobody absent.
create table remote_check (
  id uuid primary key,
  class uuid not null references training_class (id),
  day date not null,
  asked_at timestamptz not null,
  asked_by text not null,
  due_at timestamptz not null,
  -- how it came out; null while it waits
  became text check (became in ('shown', 'explained', 'unanswered')),
  settled_at timestamptz,
  answered_by text,
  -- how many the trainer counts in the room
  present integer check (present between 0 and 2000),
  -- how many had signed in at that moment
  signed integer check (signed >= 0),
  said text check (length(said) between 2 and 300),
  file uuid,
  check (due_at > asked_at),
  check ((became is null) = (settled_at is null)),
  check (became is distinct from 'shown' or (present is not null and file is not null and answered_by is not null)),
  check (became is distinct from 'explained' or (said is not null and answered_by is not null))
);
create unique index remote_check_one on remote_check (class) where became is null;
create index remote_check_of on remote_check (class, asked_at);
create index remote_check_due on remote_check (due_at) where became is null;
create index remote_check_missed on remote_check (day, id) where became = 'unanswered';
create function @city.remote_checks_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.became is not null then
    raise exception 'what came of a remote check stays';
  end if;
  return new;
end $$;
create trigger remote_checks_stay before update or delete on remote_check
  for each row execute function @city.remote_checks_stay()
