-- An answer may be given points once more: by somebody else, on an appeal that was upheld (成绩复核).
alter table sitting_given drop constraint sitting_given_place_check;
alter table sitting_given add constraint sitting_given_place_check
  check (place in ('first', 'second', 'chief', 'appeal'));

-- A candidate's appeal against a mark (成绩复核). The case says where it stands; one of a paper counts, unless it was withdrawn or overtaken.
create table mark_appeal (
  number text primary key references case_file (number),
  exam uuid not null,
  exam_number text not null,
  assessor uuid not null,
  district text not null,
  person uuid not null,
  paper text not null check (paper in ('theory', 'skill', 'review')),
  -- the mark that it is about, as it stood when the appeal was made
  value text not null check (value ~ '^[0-9]{1,3}([.][0-9]{1,2})?$'),
  by_machine boolean not null,
  said text not null check (length(said) between 4 and 500),
  standing text not null check (standing in ('open', 'changed', 'kept', 'withdrawn', 'overtaken', 'stopped')),
  -- the mark as it was decided
  decided text check (decided ~ '^[0-9]{1,3}([.][0-9]{1,2})?$'),
  ended_on date,
  check ((standing = 'open') = (ended_on is null)),
  check ((standing in ('changed', 'kept')) = (decided is not null))
);
create unique index mark_appeal_one on mark_appeal (exam, person, paper) where standing in ('open', 'changed', 'kept');
create index mark_appeal_person on mark_appeal (person, number);

create function @city.mark_appeal_ended() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.standing <> 'open' then
    raise exception 'an appeal against a mark stays as it was decided: % is refused', tg_op;
  end if;
  return new;
end $$;
create trigger mark_appeal_stays before update or delete on mark_appeal
  for each row execute function @city.mark_appeal_ended();
create trigger mark_appeal_figures after insert or update on mark_appeal
  for each row execute function @city.figure_touched('mark-appeals', 'r.number');

-- Who was asked to mark again (复评), and what came of it: points by item in hundredths, or the sum with its reason. Marked once, it stays.
create table mark_appeal_remark (
  number text not null references mark_appeal (number),
  round integer not null check (round >= 1),
  card text not null check (length(card) between 4 and 30),
  organisation uuid not null,
  assigned_by text not null,
  assigned_at timestamptz not null,
  -- the decision that this examiner may, with its facts; the candidate is not told who it is
  record jsonb not null,
  account text,
  value text check (value ~ '^[0-9]{1,3}([.][0-9]{1,2})?$'),
  points jsonb,
  why text check (length(why) between 4 and 500),
  marked_at timestamptz,
  primary key (number, round),
  check ((marked_at is null) = (value is null) and (marked_at is null) = (account is null)
    and (marked_at is null) = (why is null))
);
create function @city.remark_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.marked_at is not null then
    raise exception 'what was marked again stays: % is refused', tg_op;
  end if;
  return new;
end $$;
create trigger mark_appeal_remark_stays before update or delete on mark_appeal_remark
  for each row execute function @city.remark_stays()
