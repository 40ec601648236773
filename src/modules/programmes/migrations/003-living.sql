-- 生活费补贴 is paid beside a class and for no programme; once for a person in a class.
alter table programme_payment add column class uuid;

alter table programme_payment add constraint programme_payment_for check ((programme is null) <> (class is null));

create unique index programme_payment_class_once on programme_payment (class, person) where class is not null;

-- Programmes and what was paid of them are counted: what changes them is noted.
create trigger programme_counted_new after insert on programme
  for each row execute function @city.figure_touched('programmes', 'r.number');
create trigger programme_counted after update of standing, district on programme
  for each row execute function @city.figure_touched('programmes', 'r.number');
create trigger payable_counted_programme after update of state, paid_on, amount, recovered, person on payable
  for each row when (old.paid_on is not null or new.paid_on is not null)
  execute function @city.figure_touched('programmes-paid', 'r.case_number');
create trigger payable_counted_programme_new after insert on payable
  for each row when (new.paid_on is not null)
  execute function @city.figure_touched('programmes-paid', 'r.case_number');
create trigger payable_counted_programme_gone after delete on payable
  for each row when (old.paid_on is not null)
  execute function @city.figure_touched('programmes-paid', 'r.case_number')
