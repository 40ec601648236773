-- What is kept of files (材料): their content once, sealed, under its own address; and what each is attached to.
create table file_content (
  -- keyed digest of the bytes: two files of the same content are kept once, and nobody can guess one from outside
  address text primary key check (address ~ '^[0-9a-f]{64}$'),
  type text not null check (length(type) between 3 and 100),
  size int not null check (size > 0),
  sealed bytea not null,
  kept_at timestamptz not null
);

create table file_attached (
  id uuid primary key,
  subject_kind text not null check (subject_kind ~ '^[a-z-]{2,40}$'),
  subject_id text not null check (length(subject_id) between 1 and 80),
  -- which of the things asked for it answers (a correction's code, a kind of evidence); null where nothing was asked
  about text check (length(about) between 1 and 60),
  address text not null references file_content (address),
  name text not null check (length(name) between 1 and 200),
  account text,
  label text not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text
);
create index file_attached_subject on file_attached (subject_kind, subject_id, at);
create index file_attached_address on file_attached (address);
