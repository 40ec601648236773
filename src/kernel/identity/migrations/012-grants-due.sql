-- Accounts whose posts rest are few among all.
create index identity_account_held on identity_account (id) where held_at is not null
;
-- Posts that end soon, among all that were ever given.
create index identity_grant_ends on identity_grant (valid_to) where withdrawn_at is null
