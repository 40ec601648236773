-- How the last day in a state was counted: so many working days from a day, and the years on the way whose holidays were
-- not published then. Without `due_days` it is an absolute day, or there is none.
alter table case_file add column due_from date;
alter table case_file add column due_days integer;
alter table case_file add column due_estimated integer[] not null default '{}';

-- A held case says whose move it is and which events may end its cause; the clock looks at it again after growing pauses.
alter table case_file add column held_whose text;
alter table case_file add column held_wakes jsonb not null default '[]';
alter table case_file add column looks integer not null default 0;
alter table case_file add column next_look_at timestamptz;

drop index case_file_held;
create index case_file_held on case_file (next_look_at, number) where held_code is not null and closed_at is null;
create index case_file_estimated on case_file (number) where due_estimated <> '{}' and closed_at is null;

create index case_file_objection on case_file ((form->>'against')) where kind = 'YY' and closed_at is null
