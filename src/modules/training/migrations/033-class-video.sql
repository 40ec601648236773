-- A recording of a day of a class (上课录像): when it begins and how long it runs, as its own content says.
create table class_video (
  -- the file of the kernel; one that is taken back covers nothing
  file uuid primary key,
  class uuid not null references training_class (id),
  day date not null,
  -- the same for the same content, so that one recording is not shown for two classes
  content text not null check (length(content) = 64),
  begins_at timestamptz not null,
  millis int not null check (millis between 1000 and 86400000)
);
create index class_video_of on class_video (class, day);
create index class_video_content on class_video (content)
