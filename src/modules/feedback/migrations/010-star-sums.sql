-- How often each number of stars stands for each service: the public sums are not counted from all ratings anew for each reader.
create table feedback_star_sum (
  service text not null,
  stars smallint not null check (stars between 1 and 5),
  times integer not null,
  primary key (service, stars)
);
insert into feedback_star_sum (service, stars, times)
  select service, stars, count(*) from feedback_rating where withdrawn_at is null and discounted_at is null
  group by service, stars;

create function @city.feedback_stars_summed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.withdrawn_at is null and old.discounted_at is null then
    update @city.feedback_star_sum set times = times - 1 where service = old.service and stars = old.stars;
  end if;
  if tg_op <> 'DELETE' and new.withdrawn_at is null and new.discounted_at is null then
    insert into @city.feedback_star_sum as s (service, stars, times) values (new.service, new.stars, 1)
      on conflict (service, stars) do update set times = s.times + 1;
  end if;
  return null;
end $$;
create trigger feedback_stars_summed after insert or delete or update of service, stars, withdrawn_at, discounted_at
  on feedback_rating for each row execute function @city.feedback_stars_summed();

-- What was given today is not shown today.
create index feedback_rating_given on feedback_rating (given_at) where withdrawn_at is null and discounted_at is null;
drop index feedback_rating_summed
