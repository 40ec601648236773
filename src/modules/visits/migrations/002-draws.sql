-- A draw of which examinations are visited (督导抽查), by the number of its case.
create table visit_draw (
  number text primary key,
  prepared_by text not null,
  prepared_at timestamptz not null
)
