-- The place of each certificate in the published status lists (凭证状态表): drawn at random, so that it says nothing of who
-- or when; kept for ever and never given to another.
create table certificate_status (
  list integer not null check (list >= 0),
  position integer not null check (position between 0 and 131071),
  certificate uuid not null unique,
  primary key (list, position)
);

create function @city.certificate_status_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the place of a certificate in the status lists is never changed';
end $$;

create trigger certificate_status_stays before update or delete on certificate_status
  for each row execute function @city.certificate_status_stays();

-- Those issued before have places too, each list half full.
insert into certificate_status (list, position, certificate)
  select place.list, place.position, numbered.id
  from (select id, row_number() over (order by gen_random_uuid()) - 1 as n from certificate) numbered
  join (
    select list, position, row_number() over (partition by list order by gen_random_uuid()) - 1 as k
    from generate_series(0, (select ((count(*) + 65535) / 65536)::integer from certificate) - 1) list,
      generate_series(0, 131071) position
  ) place on place.list = numbered.n / 65536 and place.k = numbered.n % 65536;

-- The few that ended, as the published lists ask for them.
create index certificate_revoked on certificate (id) where revoked_on is not null
