-- How content each trainee was with a completed class (满意度): one answer each, which may be changed.
create table class_satisfaction (
  class uuid not null,
  person uuid not null,
  stars smallint not null check (stars between 1 and 5),
  -- the day of the answer that stands
  said_on date not null,
  primary key (class, person),
  foreign key (class, person) references trainee (class, person)
)
