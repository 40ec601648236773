-- How many of a run were used and spoiled is kept with it: years of used blanks are not counted each time somebody looks.
alter table certificate_blank_lot add column used integer not null default 0;
alter table certificate_blank_lot add column spoiled integer not null default 0;
update certificate_blank_lot l set used = c.used, spoiled = c.spoiled
  from (select lot, count(*) filter (where state = 'used')::int as used,
      count(*) filter (where state = 'spoiled')::int as spoiled from certificate_blank group by lot) c
  where c.lot = l.id;
alter table certificate_blank_lot add check (used >= 0 and spoiled >= 0 and used + spoiled <= pieces);

create function @city.certificate_blank_counted() returns trigger language plpgsql as $$
begin
  update @city.certificate_blank_lot set
    used = used + (new.state = 'used')::int - (old.state = 'used')::int,
    spoiled = spoiled + (new.state = 'spoiled')::int - (old.state = 'spoiled')::int
  where id = new.lot;
  return null;
end $$;
create trigger certificate_blank_counted after update on certificate_blank
  for each row execute function @city.certificate_blank_counted()
