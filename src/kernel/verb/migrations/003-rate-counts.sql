-- How often somebody has done something lately, counted for all servers together. Names are keyed digests: no address, no
-- account and no number stands here.
create table rate_count (
  name text primary key,
  times integer not null,
  window_ends timestamptz not null
);
create index rate_count_window_ends on rate_count (window_ends)
