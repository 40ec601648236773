-- What an applicant was asked to put right (补正), item by item: how it stood when it was asked, and what was answered.
create table case_correction (
  id uuid primary key,
  number text not null references case_file (number),
  -- the event by which it was asked
  seq integer not null check (seq > 0),
  place integer not null check (place >= 0),
  -- what of the case it is about: a code, a field, a line of a roster, a file
  key text not null check (length(key) between 1 and 60),
  sort text not null check (sort in ('file', 'field', 'line', 'text')),
  title text not null check (length(title) between 1 and 120),
  ask text not null check (length(ask) between 1 and 400),
  before text check (length(before) <= 400),
  -- the file that a new one is to take the place of
  replaces uuid,
  -- sealed: what was written or said
  answer text,
  files integer not null default 0 check (files >= 0),
  answered_at timestamptz,
  unique (number, seq, place)
)
