-- An edition of the catalogue that officers load, sign and publish (目录版本). Once published it never changes.
create table catalogue_edition (
  id text primary key check (id like 'catalogue/%'),
  number text not null unique references case_file (number),
  name text not null,
  from_day date not null,
  source text not null,
  status text not null check (status in ('confirmed', 'assumed')),
  data jsonb not null,
  published_at timestamptz
);

create function @city.published_catalogue_stays() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'a published catalogue edition is never changed or removed';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;

create trigger published_catalogue_stays before update or delete on catalogue_edition
  for each row execute function @city.published_catalogue_stays()
