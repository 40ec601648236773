-- A version of a policy document with its official wording, loaded, edited, reviewed and signed by officers (政策文件版本).
-- Once signed it never changes.
create table policy_version (
  number text primary key references case_file (number),
  document text not null check (document ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version integer check (version > 0),
  content jsonb not null,
  changed jsonb not null,
  file_name text not null,
  file_digest text not null,
  published_at timestamptz,
  check ((version is null) = (published_at is null)),
  unique (document, version)
);

create unique index policy_version_one_draft on policy_version (document) where published_at is null;

create function @city.published_policy_stays() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'a signed version of a policy document is never changed or removed';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;

create trigger published_policy_stays before update or delete on policy_version
  for each row execute function @city.published_policy_stays()
