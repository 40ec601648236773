-- Who examines (考评员): the cards that were assigned to an examination, one of them the chief's.
create table exam_examiner (
  exam uuid not null references exam (id),
  person uuid not null,
  card text not null check (length(card) between 4 and 30),
  chief boolean not null,
  assigned_by text not null,
  assigned_at timestamptz not null,
  primary key (exam, person)
);
create unique index exam_examiner_chief on exam_examiner (exam) where chief
