-- What figures (指标) are counted from is kept as rows and as sums, brought up to date from what acts have touched.

-- Each tally (计数台账) with the digest of its query as it was last counted from nothing; its row is the lock of whoever
-- brings it up to date.
create table figure_tally (
  key text primary key,
  digest text,
  recounted_at timestamptz
);

-- What an act has touched, written in the act's own transaction: only added to, so that acts never wait for each other.
create table figure_due (
  tally text not null,
  id bigint generated always as identity,
  subject text not null,
  at timestamptz not null default now(),
  primary key (tally, id)
);

-- One row for each thing that is counted. A subject is what is looked at again as a whole (a case, a class); '' is unknown.
create table figure_row (
  tally text not null,
  subject text collate "C" not null,
  item text collate "C" not null,
  district text not null,
  occupation text not null,
  level text not null,
  cohort text not null,
  day date not null,
  person uuid,
  reference text not null,
  amount bigint not null,
  -- whether the person is counted here: in the row of the highest level, of several the latest
  first boolean not null,
  primary key (tally, subject, item)
);
create index figure_row_person on figure_row (tally, person) where person is not null;
create unique index figure_row_first on figure_row (tally, person) where first;
create index figure_row_day on figure_row (tally, day, subject, item);
create index figure_row_district on figure_row (tally, district, day, subject, item);
create index figure_row_occupation on figure_row (tally, occupation, day, subject, item);
create index figure_row_level on figure_row (tally, level, day, subject, item);

-- The sums of the rows by district and month, all of them ('') and by each dimension.
create table figure_sum (
  tally text not null,
  dimension text not null check (dimension in ('', 'occupation', 'level', 'cohort')),
  value text not null,
  district text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  rows bigint not null,
  people bigint not null,
  amount bigint not null,
  primary key (tally, dimension, value, district, month)
);

-- `figure_touched('tally', 'r.column')`: what a trigger says on a table that a tally is counted from; the second word is
-- the subject, as SQL over the row r.
create function @city.figure_touched() returns trigger language plpgsql as $$
declare
  one text := format('select %s as subject from (select ($1).*) r', tg_argv[1]);
  other text := format('select %s from (select ($2).*) r', tg_argv[1]);
  told text := format('insert into @city.figure_due (tally, subject) select %L, subject::text from ', tg_argv[0]);
begin
  if tg_op = 'INSERT' then
    execute told || format('(%s) s where subject is not null', one) using new;
  elsif tg_op = 'DELETE' then
    execute told || format('(%s) s where subject is not null', one) using old;
  else
    execute told || format('(%s union %s) s where subject is not null', one, other) using new, old;
  end if;
  return null;
end $$
