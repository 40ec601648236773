-- What somebody has typed into a form and not yet handed in (草稿): the owner's alone, sealed, removed after its term.
create table form_draft (
  owner text not null,
  -- the page and the form of it
  form text not null check (length(form) between 1 and 200),
  sealed text not null,
  saved_at timestamptz not null,
  primary key (owner, form)
);
create index form_draft_age on form_draft (saved_at);

-- A file that was chosen in such a form, so that nobody has to choose it again (草稿所选文件).
create table form_draft_file (
  owner text not null,
  form text not null check (length(form) between 1 and 200),
  field text not null check (length(field) between 1 and 60),
  -- sealed as well: a file's name may name somebody
  name text not null,
  size integer not null check (size > 0),
  sealed bytea not null,
  saved_at timestamptz not null,
  primary key (owner, form, field)
);
create index form_draft_file_age on form_draft_file (saved_at)
