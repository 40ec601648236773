-- A report by a citizen (举报): what was seen, by whoever wants to be named or not. What is written is sealed.
create table supervision_report (
  number text primary key references case_file (number),
  organisation text not null check (length(organisation) between 2 and 100),
  told text not null,
  contact text,
  answer text check (length(answer) between 4 and 1000)
)
