-- What was being done, as the audit names it.
alter table trouble add column verb text not null default ''
