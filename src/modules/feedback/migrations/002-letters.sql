-- What somebody wrote: a question, a suggestion, an error of the site (咨询建议、我为网站找错); published only in words that were reviewed.
create table feedback_letter (
  number text primary key references case_file (number),
  topic text not null check (topic in ('question', 'suggestion', 'error')),
  subject text not null,
  body text not null,
  page text not null,
  may_publish boolean not null,
  answer text,
  question_shown text,
  answer_shown text,
  published_at timestamptz,
  check (published_at is null or (may_publish and question_shown is not null and answer_shown is not null))
);

create index feedback_letter_published on feedback_letter (published_at, number) where published_at is not null;
