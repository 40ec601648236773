-- 补贴到账人数 and 金额 are counted by claim: what changes them is noted.
create trigger payable_counted after update of state, paid_on, amount, recovered, person on payable
  for each row when (old.paid_on is not null or new.paid_on is not null)
  execute function @city.figure_touched('paid', 'r.case_number');
create trigger payable_counted_new after insert on payable
  for each row when (new.paid_on is not null) execute function @city.figure_touched('paid', 'r.case_number');
create trigger payable_counted_gone after delete on payable
  for each row when (old.paid_on is not null) execute function @city.figure_touched('paid', 'r.case_number');
create trigger subsidy_claim_counted after update of occupation, level, subsidy_group on subsidy_claim
  for each row execute function @city.figure_touched('paid', 'r.number');
create trigger case_file_counted after update of district on case_file
  for each row execute function @city.figure_touched('paid', 'r.number')
