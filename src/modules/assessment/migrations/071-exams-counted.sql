-- 公布了成绩的考试 are counted by examination: what changes them is noted.
create trigger exam_with_results_counted after update of state, district, held_on on exam
  for each row execute function @city.figure_touched('exams-with-results', 'r.id')
