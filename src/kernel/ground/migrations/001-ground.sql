-- What rests on what (依据): a case or register entry, and the sources that its decision was made from.
create table ground (
  dependant_kind text not null,
  dependant_id text not null,
  source_kind text not null,
  source_id text not null,
  -- A issuing body, B checked at a counter, C said by the person or organisation, D promised
  trust text not null check (trust in ('A', 'B', 'C', 'D')),
  withdrawn_at timestamptz,
  withdrawn_why text,
  primary key (dependant_kind, dependant_id, source_kind, source_id),
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index ground_by_source on ground (source_kind, source_id);

-- Sources that are no longer what they were: corrected into a successor, or withdrawn. Whatever comes to rest on one
-- afterwards learns of it at once.
create table ground_source (
  kind text not null,
  id text not null,
  successor text,
  withdrawn_at timestamptz,
  withdrawn_why text,
  primary key (kind, id),
  check (successor is distinct from id)
)
