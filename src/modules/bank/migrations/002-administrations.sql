-- How a question did in one form of one examination's papers; alarms wait until somebody has looked.
create table bank_administration (
  paper uuid not null references bank_paper (id),
  form text not null,
  item uuid not null,
  version integer not null,
  candidates integer not null check (candidates >= 1),
  -- share of the points earned, and how it goes with the total; decimals as text
  p text not null,
  point_biserial text,
  alarm text check (alarm in ('drift', 'leak', 'weak')),
  held_on date not null,
  settled_at timestamptz,
  settled_note text,
  primary key (paper, form, item),
  foreign key (item, version) references bank_version (item, version),
  check ((settled_at is null) = (settled_note is null))
);
create index bank_administration_item on bank_administration (item, held_on);
create index bank_administration_open on bank_administration (held_on, item) where alarm is not null and settled_at is null
