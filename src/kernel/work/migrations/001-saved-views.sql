-- A view of a list that somebody has kept under a name (常用视图): the filters of its address, for this account alone.
create table saved_view (
  account text not null,
  list text not null check (length(list) between 1 and 100),
  name text not null check (length(name) between 1 and 30),
  query text not null check (length(query) <= 1000),
  saved_at timestamptz not null,
  primary key (account, list, name)
)
