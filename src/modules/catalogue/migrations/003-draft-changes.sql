-- Each cell that an officer changed in a draft (草案修改记录), so that two who edit it see each other's change.
create table catalogue_change (
  number text not null references case_file (number),
  revision integer not null,
  occupation text not null,
  field text not null,
  before text not null,
  after text not null,
  actor_label text not null,
  at timestamptz not null,
  primary key (number, revision, occupation, field)
)
