-- What the city had published when decisions were made, each edition, document and whole set stored once under the digest
-- of its content: a decision is made again from these, never from what the city's folder has become since.
create table standard_slice (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  -- JSON as text: also the order of keys is part of what a rule has read
  content text not null
);

create function @city.standard_slice_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what a decision was made from is never changed or removed';
end $$;

create trigger standard_slice_stays before update or delete on standard_slice
  for each row execute function @city.standard_slice_stays()
