-- Results that fell, recusals and what was asked of them are counted by examination or by case: what changes them is noted.
create trigger exam_strike_counted after update of struck on exam_strike
  for each row execute function @city.figure_touched('results-struck', 'case when r.struck then r.exam end');
create trigger exam_bond_counted after insert or update of withdrawn_at on exam_bond
  for each row execute function @city.figure_touched('recusals', 'r.exam');
create trigger recusal_request_counted after insert or update of standing on recusal_request
  for each row execute function @city.figure_touched('recusal-requests', 'r.number');
create trigger exam_bond_finding_counted after insert or update of standing on exam_bond_finding
  for each row execute function @city.figure_touched('recusal-findings', 'r.number')
