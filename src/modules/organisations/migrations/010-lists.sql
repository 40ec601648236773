-- Organisations by name, by what they are, and by any part of their name: its characters and pairs of them are indexed.
create index organisation_by_name on organisation (name, id);
create index organisation_kinds on organisation using gin (kinds);

create function @city.name_pairs(name text) returns text[] language sql immutable parallel safe as $$
  select array_agg(distinct part) from (
    select lower(substr(name, at, 1)) as part from generate_series(1, length(name)) at
    union all select lower(substr(name, at, 2)) from generate_series(1, length(name) - 1) at) parts
$$;

create index organisation_named on organisation using gin (@city.name_pairs(name))
