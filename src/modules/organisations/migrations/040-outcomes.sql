-- What came of an organisation's teaching, as published for a month (公开成效): sums alone, and none is ever changed.
create table organisation_outcome (
  organisation uuid not null references organisation (id),
  kind text not null check (kind in ('satisfaction', 'employment')),
  -- everything until the day before this one is in it
  until date not null,
  people integer not null check (people > 0),
  percent integer not null check (percent between 0 and 100),
  primary key (organisation, kind, until)
);
create function @city.organisation_outcomes_stay() returns trigger language plpgsql as $$
begin
  raise exception 'what was published of an organisation stays';
end $$;
create trigger organisation_outcomes_stay before update or delete on organisation_outcome
  for each row execute function @city.organisation_outcomes_stay()
