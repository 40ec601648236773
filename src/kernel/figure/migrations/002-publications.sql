-- A publication of figures (发布): what they were on that day, which never changes; the later value is read beside it.
create table figure_publication (
  id uuid primary key,
  title text not null unique check (length(title) between 2 and 60),
  published_at timestamptz not null,
  published_by text not null
);
create index figure_publication_listed on figure_publication (published_at, id);

-- The figures of a publication with their definitions as they were then.
create table figure_published (
  publication uuid not null references figure_publication (id),
  figure text not null,
  place integer not null,
  title text not null,
  unit text not null,
  definition text not null,
  clause text not null,
  primary key (publication, figure)
);

create table figure_published_value (
  publication uuid not null references figure_publication (id),
  figure text not null,
  district text not null,
  number bigint not null,
  -- of a share: of how many
  whole bigint,
  primary key (publication, figure, district),
  foreign key (publication, figure) references figure_published (publication, figure)
);

create function @city.figure_published_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a published figure is never changed or removed';
end $$;

create trigger figure_publication_stays before update or delete on figure_publication
  for each row execute function @city.figure_published_stays();
create trigger figure_published_stays before update or delete on figure_published
  for each row execute function @city.figure_published_stays();
create trigger figure_published_value_stays before update or delete on figure_published_value
  for each row execute function @city.figure_published_stays()
