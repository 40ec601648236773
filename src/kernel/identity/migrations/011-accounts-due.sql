-- Accounts that wait for the system administrator are few among all that are set up.
create index identity_account_due on identity_account (password_until, login)
  where kind <> 'citizen' and disabled_at is null and (password_temporary or not two_factor_enabled)
