-- Accounts with posts are few among those of all citizens; they are listed, and found by how their names begin.
create index identity_account_posts on identity_account (id) where kind <> 'citizen';
create index identity_account_login on identity_account (login collate "C") where login is not null;
create index identity_account_label on identity_account (label collate "C") where kind <> 'citizen'
