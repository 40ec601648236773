-- Written again and again by whoever asks whether the database still takes in what is written.
create table server_ready (
  name text primary key,
  at timestamptz not null
)
