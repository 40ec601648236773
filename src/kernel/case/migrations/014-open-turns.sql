-- Where it is somebody's turn: only what is open, and what is held apart from what goes on. What is over waits for nobody,
-- and there is more of it each year.
drop index case_file_inbox;
create index case_file_inbox on case_file
  (kind, state, district, (coalesce(held_code, '')), (coalesce(due_on, '9999-12-31'::date)), opened_at, number)
  where closed_at is null;
-- A search looks at the cases of a place, and among them at how the matter or who it comes from begins.
drop index case_file_title;
create index case_file_title on case_file (district, title collate "C");
drop index case_file_subtitle;
create index case_file_subtitle on case_file (district, subtitle collate "C");
