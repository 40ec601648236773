-- A course of the city (网课), written and published by two people. What was published is never changed; withdrawn, it stays
-- with its reason, and what was counted for it stays counted.
create table online_course (
  number text primary key references case_file (number),
  id bigint generated always as identity unique,
  title text not null check (length(title) between 4 and 60),
  summary text not null check (length(summary) between 10 and 200),
  source text not null check (length(source) between 2 and 60),
  published_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_why text,
  check ((withdrawn_at is null) = (withdrawn_why is null)),
  check (withdrawn_at is null or published_at is not null)
);
create index online_course_shown on online_course (published_at, id)
  where published_at is not null and withdrawn_at is null;

-- A video as it was handed in (视频), by what it is and how long.
create table online_media (
  id uuid primary key,
  type text not null check (type in ('video/webm', 'video/mp4')),
  millis integer not null check (millis between 1000 and 86400000),
  bytes bytea not null,
  added_at timestamptz not null
);

-- A lesson of a course (课件): a video, a text to read, or a quiz.
create table online_lesson (
  id uuid primary key,
  course text not null references online_course (number),
  place integer not null check (place between 1 and 200),
  kind text not null check (kind in ('video', 'document', 'quiz')),
  title text not null check (length(title) between 2 and 60),
  media uuid references online_media (id),
  body text not null default '' check (length(body) <= 20000),
  questions jsonb not null default '[]',
  unique (course, place),
  check ((kind = 'video') = (media is not null))
);
create index online_lesson_media on online_lesson (media) where media is not null;

create function @city.published_course_stays() returns trigger language plpgsql as $$
begin
  if old.published_at is null then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or old.withdrawn_at is not null
    or (new.number, new.title, new.summary, new.source, new.published_at)
      is distinct from (old.number, old.title, old.summary, old.source, old.published_at)
  then
    raise exception 'a published course is never changed or removed; it can be withdrawn once';
  end if;
  return new;
end $$;
create trigger published_course_stays before update or delete on online_course
  for each row execute function @city.published_course_stays();

create function @city.published_lesson_stays() returns trigger language plpgsql as $$
begin
  if exists (select 1 from @city.online_course c
    where c.number = case tg_op when 'INSERT' then new.course else old.course end and c.published_at is not null)
  then
    raise exception 'the lessons of a published course are never changed';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger published_lesson_stays before insert or update or delete on online_lesson
  for each row execute function @city.published_lesson_stays();

-- Whoever learns online (学员), with the one session that counts: a new one takes its place, on whatever device.
create table online_learner (
  person uuid primary key,
  session uuid,
  -- nothing before this moment is counted once more
  counted_until timestamptz
);

-- Watching one lesson on one device (播放会话), as the server's clock has it.
create table online_session (
  id uuid primary key,
  person uuid not null references online_learner (person),
  lesson uuid not null references online_lesson (id),
  opened_at timestamptz not null,
  seq integer not null default 0,
  at timestamptz not null,
  position_ms integer not null check (position_ms >= 0),
  running boolean not null default false,
  ended boolean not null default false,
  -- after how much counted time presence is asked for, drawn by lot and told to nobody
  check_after_ms integer not null,
  since_check_ms integer not null default 0,
  -- since when the check below waits for its answer
  asked_at timestamptz,
  answer text
);
create index online_session_person on online_session (person, lesson, opened_at);

-- When presence was shown in a session (点名通过): what was counted until then stays.
create table online_check (
  session uuid not null references online_session (id),
  at timestamptz not null,
  primary key (session, at)
);

-- What was played and counted (已计片段); a stretch is taken back where presence was not shown, and stays on file.
create table online_segment (
  id uuid primary key,
  session uuid not null references online_session (id),
  person uuid not null,
  lesson uuid not null,
  day date not null,
  from_ms integer not null check (from_ms >= 0),
  to_ms integer not null check (to_ms > from_ms),
  -- what of it had not been counted before
  gain_ms integer not null check (gain_ms between 1 and to_ms - from_ms),
  began_at timestamptz not null,
  ended_at timestamptz not null,
  voided_at timestamptz,
  -- never more than passed on the server's clock
  check (to_ms - from_ms <= extract(epoch from ended_at - began_at) * 1000 + 1)
);
create index online_segment_lesson on online_segment (person, lesson) where voided_at is null;
create index online_segment_day on online_segment (person, day) where voided_at is null;
create index online_segment_session on online_segment (session);

-- Why time earned nothing (不计的原因), added up for each person and lesson.
create table online_uncounted (
  person uuid not null,
  lesson uuid not null,
  why text not null,
  times integer not null,
  lost_ms bigint not null,
  last_at timestamptz not null,
  primary key (person, lesson, why)
);

-- The best answers of a person to a quiz (测验成绩).
create table online_quiz_result (
  person uuid not null,
  lesson uuid not null references online_lesson (id),
  correct integer not null,
  of_all integer not null check (correct between 0 and of_all),
  passed boolean not null,
  times integer not null,
  at timestamptz not null,
  primary key (person, lesson)
)
