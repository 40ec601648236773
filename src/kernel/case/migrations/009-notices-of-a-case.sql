-- The notices of one case, however many others there were.
create index public_notice_of on public_notice (number, opened_on)
