-- Every list is read by its order out of an index (键集分页): a page costs the same among a thousand cases and a million.
-- Where it is somebody's turn: by district, kind and state, the most urgent first.
drop index case_file_inbox;
create index case_file_inbox on case_file
  (kind, state, district, (coalesce(due_on, '9999-12-31'::date)), opened_at, number);
-- Everything of a district, an organisation or a person, the newest first.
create index case_file_listed on case_file (district, kind, opened_at, number);
drop index case_file_organisation;
create index case_file_organisation on case_file (organisation, kind, opened_at, number) where organisation is not null;
drop index case_file_person;
create index case_file_person on case_file (person, kind, opened_at, number) where person is not null;
-- What an organisation has to do, what somebody has claimed, what is overdue.
create index case_file_waits on case_file
  (organisation, kind, state, (coalesce(due_on, '9999-12-31'::date)), opened_at, number)
  where organisation is not null and closed_at is null;
create index case_file_claimed on case_file (handler, (coalesce(due_on, '9999-12-31'::date)), opened_at, number)
  where handler is not null and closed_at is null;
create index case_file_overdue on case_file (district, (coalesce(due_on, '9999-12-31'::date)), opened_at, number)
  where closed_at is null and escalated_on is not null and held_code is null;
create index case_file_doubtful on case_file (district, kind, opened_at, number) where attention <> '[]'::jsonb;
-- What cases are looked for by: the last six digits of the number, how the matter begins, how who it comes from does.
create index case_file_last_digits on case_file (right(number, 6));
create index case_file_title on case_file (title collate "C");
create index case_file_subtitle on case_file (subtitle collate "C");
-- 已办: what somebody has moved, by kind, the last first.
drop index case_event_actor;
create index case_event_handled on case_event (actor, (left(number, 2)), at, number, seq)
  where actor is not null and step <> 'claimed';
-- Notices: those still open before the closed, the newest first.
drop index public_notice_listed;
create index public_notice_listed on public_notice ((closed_on is null), opened_on, id)
  where outcome is distinct from 'withdrawn';
