-- Freezes of issuing are counted by case: what changes them is noted.
create trigger issuing_freeze_counted after insert or update of ended_at on issuing_freeze
  for each row execute function @city.figure_touched('issuing-freezes', 'r.number')
