-- What 001a kept was paid, too; the first payment holds the key.
update payable set state = 'paid', paid_on = twice.paid_on from subsidy_paid_twice twice
  where payable.case_number = twice.number and payable.state in ('approved', 'batched', 'sent');
alter table subsidy_claim drop column if exists paid_on
