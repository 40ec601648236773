-- How far the demo's clock runs ahead of the machine's, so that a visitor can pass through a notice of five days.
create table demo_clock (
  singleton boolean primary key default true check (singleton),
  ahead_ms bigint not null check (ahead_ms >= 0)
);

-- The visitor's own walk along the road (演示导览): which welder, and what has been made so far.
create table demo_tour (
  id uuid primary key,
  started_at timestamptz not null,
  state jsonb not null
)
