-- 补贴性培训人次 is counted by class: what changes it is noted.
create trigger training_class_counted after insert or delete or update of district, state, completed_on, occupation_name,
    level, number on training_class
  for each row execute function @city.figure_touched('trained', 'r.id');
create trigger trainee_counted_new after insert or update of completed, subsidy_group, person, class on trainee
  for each row when (new.completed is not null) execute function @city.figure_touched('trained', 'r.class');
create trigger trainee_counted_old after delete or update of completed, person, class on trainee
  for each row when (old.completed is not null) execute function @city.figure_touched('trained', 'r.class')
