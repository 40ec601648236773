-- On which day something was answered, and until when it was to be: what figures count (答复件数、按期答复率). When it was forgotten
-- because its term was over (到期清除).
alter table feedback_letter add column answered_on date, add column answered_in text, add column answer_due date,
  add column forgotten_on date;
alter table feedback_rating add column answered_on date, add column forgotten_on date;

update feedback_letter l set answered_in = f.district, answered_on = (select (max(e.at) at time zone 'Asia/Shanghai')::date
  from case_event e where e.number = l.number and e.step = 'answer')
  from case_file f where f.number = l.number and l.answer is not null;
update feedback_rating r set answered_on = (select (max(e.at) at time zone 'Asia/Shanghai')::date from case_event e
  where e.number = r.complaint and e.step = 'answer') where r.answer is not null;

create trigger letter_counted after update of answered_on on feedback_letter
  for each row execute function @city.figure_touched('feedback-letters', 'r.number');
create trigger rating_counted after update of answered_on, discounted_at on feedback_rating
  for each row when (new.complaint is not null) execute function @city.figure_touched('feedback-complaints', 'r.complaint');

create index feedback_letter_kept on feedback_letter (number) where forgotten_on is null;
create index feedback_rating_kept on feedback_rating (given_at) where forgotten_on is null
