-- How many of its own people an enterprise keeps in its archive (职工培训档案), so that figures look at it once an import.
create table centre_archive (
  organisation uuid primary key,
  district text not null,
  people integer not null check (people >= 0),
  changed_at timestamptz not null
);

-- One of its own people in the archive of an enterprise (在册职工), known by the sealed number; what they have learnt is read
-- from the records of training and certificates whenever it is asked for.
create table centre_staff (
  id uuid primary key,
  organisation uuid not null,
  -- sealed
  number text not null check (number like 'v1.%'),
  number_mac text not null,
  -- sealed
  name text not null check (name like 'v1.%'),
  post text not null default '' check (length(post) <= 60),
  since date,
  left_on date,
  line integer not null,
  changed_at timestamptz not null,
  unique (organisation, number_mac),
  check (since is null or left_on is null or left_on >= since)
);
create index centre_staff_of on centre_staff (organisation, id) where left_on is null;

create trigger centre_archive_touched after insert or update on centre_archive
  for each row execute function @city.figure_touched('centre-staff', 'r.organisation');
create trigger centre_touched_archive after insert or update on centre
  for each row execute function @city.figure_touched('centre-staff', 'r.organisation')
