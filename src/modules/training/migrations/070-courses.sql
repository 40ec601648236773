-- What a class is of, where that is no training of the catalogue (目录外课程).
alter table training_class add column course text;
alter table training_class add constraint training_class_course_check
  check (course in ('safety', 'startup') and level = 'special' and edition is null or course is null)
