-- A draw of whom to inspect (双随机抽查): what was published before, and what came of it.
create table supervision_draw (
  number text primary key references case_file (number),
  district text not null,
  -- the list with lots, inspectors and recusals; frozen when it is published
  list jsonb not null,
  -- the digest that was published before anybody committed
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  standing text not null check (standing in ('preparing', 'published', 'drawn', 'void')),
  published_on date,
  drawn jsonb,
  void_why text check (length(void_why) between 2 and 500),
  check ((standing = 'preparing') = (digest is null) or standing = 'void'),
  check ((standing = 'drawn') = (drawn is not null)),
  check ((standing = 'void') = (void_why is not null))
);
create index supervision_draw_listed on supervision_draw (published_on, number) where published_on is not null;

-- What two officials committed to before the draw (承诺), and opened after it.
create table supervision_commitment (
  number text not null references supervision_draw (number),
  place integer not null check (place in (1, 2)),
  account text not null,
  label text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  secret text check (length(secret) between 16 and 200),
  primary key (number, place),
  -- the second commitment is another person's
  unique (number, account)
);

-- What was published is never changed: only how it ended is added.
create function @city.published_draws_stay() returns trigger language plpgsql as $$
begin
  if old.digest is not null and (new.list <> old.list or new.digest <> old.digest) then
    raise exception 'the list of a published draw is never changed';
  end if;
  return new;
end $$;

create trigger published_draws_stay before update on supervision_draw
  for each row execute function @city.published_draws_stay()
