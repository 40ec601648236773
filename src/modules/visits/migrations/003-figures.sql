-- Visits are counted by their signed reports: what changes them is noted.
create trigger visit_reported_counted after update of standing, reported_on, rectified on visit
  for each row execute function @city.figure_touched('visits-reported', 'case when r.reported_on is not null then r.number end');
create trigger visit_troubled_counted after update of standing, reported_on, rectified on visit
  for each row execute function @city.figure_touched('visits-troubled', 'case when r.reported_on is not null then r.number end');
create trigger visit_exam_counted after update of reported_on on visit
  for each row execute function @city.figure_touched('exams-visited', 'case when r.reported_on is not null then r.exam end')
