-- Where an organisation teaches (教学场地), and how many people each place holds. A place that is given up is closed; its row stays.
create table organisation_venue (
  id uuid primary key,
  organisation uuid not null references organisation (id),
  name text not null check (length(name) between 2 and 60),
  address text not null check (length(address) between 4 and 200),
  holds integer not null check (holds between 1 and 2000),
  registered_on date not null,
  registered_by text not null,
  closed_on date,
  closed_why text check (length(closed_why) between 2 and 200),
  check (closed_on >= registered_on),
  check ((closed_on is null) = (closed_why is null))
);
create unique index organisation_venue_named on organisation_venue (organisation, name) where closed_on is null;
create index organisation_venue_of on organisation_venue (organisation, registered_on, id);

-- What stands in a venue to be taught with (教学设备): kind, count, year of make and condition. A change is a new row; the old one says until when it held.
create table organisation_equipment (
  id uuid primary key,
  venue uuid not null references organisation_venue (id),
  kind text not null check (length(kind) between 1 and 60),
  count integer not null check (count between 0 and 10000),
  made_in integer not null check (made_in between 1950 and 2200),
  condition text not null check (condition in ('good', 'repair', 'worn')),
  since date not null,
  set_by text not null,
  until date,
  check (until >= since)
);
create unique index organisation_equipment_now on organisation_equipment (venue, kind) where until is null;
create index organisation_equipment_of on organisation_equipment (venue, since, id)
