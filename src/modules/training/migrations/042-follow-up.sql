-- Who completed a class is followed (就业跟踪): once due, the register of employment is asked whether an enterprise employs him.
create table training_follow_up (
  class uuid not null,
  person uuid not null,
  due_on date not null,
  -- asked again in turn while the register is silent
  looked_at timestamptz,
  answered_on date,
  employed boolean,
  primary key (class, person),
  foreign key (class, person) references trainee (class, person),
  constraint follow_up_answered_check check ((answered_on is null) = (employed is null))
);
create index training_follow_up_due on training_follow_up (due_on, looked_at) where answered_on is null;
create index class_satisfaction_said on class_satisfaction (said_on)
