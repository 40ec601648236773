-- What a trainee said of each class, asked by the trainee.
create index class_satisfaction_person on class_satisfaction (person);

-- Until which day what came of the teaching (成效) was looked through: once a month, however often it is asked.
create table training_outcome_look (
  kind text not null,
  until date not null,
  primary key (kind, until)
)
