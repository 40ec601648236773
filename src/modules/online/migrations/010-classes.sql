-- The course by which the online days of a blended class are taught (班次的网课), and since when what is counted of it counts there.
create table online_class (
  class uuid primary key,
  course text not null references online_course (number),
  assigned_at timestamptz not null
);
create index online_class_course on online_class (course)
