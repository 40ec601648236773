-- What an organisation should look at twice among its cases.
create index case_file_doubtful_of on case_file (organisation, kind, opened_at, number)
  where attention <> '[]'::jsonb and organisation is not null;
-- How much waits in a state, out of the index alone (等待拨付).
create index case_file_sums on case_file (kind, state) include (amount) where held_code is null and closed_at is null
