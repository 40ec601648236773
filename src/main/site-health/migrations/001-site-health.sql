-- What the site's daily inspection found, by day and check (站点体检): the checks of the official inspection of government sites.
create table site_health (
  day date not null,
  check_key text not null,
  fine boolean not null,
  found text not null,
  primary key (day, check_key)
);
