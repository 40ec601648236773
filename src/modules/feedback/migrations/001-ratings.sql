-- What somebody thought of how a thing was done for him (好差评). Whoever gave it is kept as a keyed digest only, so that
-- nobody reads the name off it; once a case.
create table feedback_rating (
  id uuid primary key,
  service text not null,
  about text unique references case_file (number),
  district text not null,
  rater text,
  stars smallint not null check (stars between 1 and 5),
  words text not null,
  given_at timestamptz not null,
  complaint text unique references case_file (number),
  answer text,
  discounted_at timestamptz,
  withdrawn_at timestamptz
);

create index feedback_rating_summed on feedback_rating (service, stars, given_at)
  where withdrawn_at is null and discounted_at is null;

create index feedback_rating_by_rater on feedback_rating (rater, given_at, id) where rater is not null;

-- How whoever did not sign in comes back to what was written: a keyed digest of the code that was given (查询码).
create table feedback_code (
  number text primary key references case_file (number),
  code text not null
);
