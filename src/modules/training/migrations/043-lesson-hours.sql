-- From when to when the lessons of a class are on a day (上课时间); null for classes filed before it was asked: 时间未填.
alter table training_class add column begins_at time;
alter table training_class add column ends_at time;
alter table training_class add constraint training_class_lessons_end_check
  check ((begins_at is null) = (ends_at is null) and ends_at > begins_at);
alter table training_day add column begins_at time;
alter table training_day add column ends_at time;
alter table training_day add constraint training_day_lessons_end_check
  check ((begins_at is null) = (ends_at is null) and ends_at > begins_at);
-- Where that day's lessons are, where that is not the place of the filing (换教室).
alter table training_day add column place text;
alter table training_day add constraint training_day_place_check check (length(place) between 1 and 200);
-- Who teaches is looked for over all classes (F13), a name with and without spaces being one.
create index training_class_teacher on training_class (replace(teacher, ' ', '')) where state in ('filed', 'approved');
create index training_day_teacher on training_day (replace(teacher, ' ', ''), day) where teacher is not null
