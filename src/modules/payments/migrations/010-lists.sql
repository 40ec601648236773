-- 到账和退票: what a payee was paid in all, out of the index alone; what waits for an account.
create index payment_line_paid on payment_line (payee) include (amount) where state = 'paid';
create index payment_line_payable on payment_line (payable);
create index payable_returned on payable (payee) where state = 'returned';
-- 追回: of a district's funds or of a payee, the newest first.
create index recovery_listed on recovery ((split_part(fund, '-', 3)), raised_on, number);
create index recovery_owed on recovery ((split_part(fund, '-', 3))) where state = 'open';
create index recovery_payee_listed on recovery (payee, raised_on, number)
