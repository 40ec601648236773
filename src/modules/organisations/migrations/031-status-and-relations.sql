-- How an organisation stands as a provider of training (办学状态), from a day on: only added to.
create table organisation_status (
  id uuid primary key,
  organisation uuid not null references organisation (id),
  status text not null check (status in ('active', 'no-new-classes', 'closed')),
  reason text not null check (reason in ('winding-up', 'licence', 'merged', 'centre-ended', 'classes-ended', 'resumed')),
  starts date not null,
  -- the case that decided it
  decided_in text not null check (length(decided_in) between 1 and 60),
  set_at timestamptz not null
);
create index organisation_status_of on organisation_status (organisation, starts, set_at);

create function @city.organisation_status_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the history of a status is never changed or removed; a new line is added';
end $$;

create trigger organisation_status_stays before update or delete on organisation_status
  for each row execute function @city.organisation_status_stays();

-- What one organisation is to another (机构关系): a branch of a head office, or merged into it; undone by its last day.
create table organisation_relation (
  id uuid primary key,
  organisation uuid not null references organisation (id),
  sort text not null check (sort in ('branch', 'merged')),
  -- the head office, or the organisation that goes on
  into_organisation uuid not null,
  starts date not null,
  ends date,
  decided_in text not null check (length(decided_in) between 1 and 60),
  ended_in text,
  set_at timestamptz not null,
  check (organisation <> into_organisation),
  check ((ends is null) = (ended_in is null))
);
create unique index organisation_relation_one on organisation_relation (organisation, sort) where ends is null;
create index organisation_relation_into on organisation_relation (into_organisation) where ends is null
