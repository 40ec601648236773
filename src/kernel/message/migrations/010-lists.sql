-- What is to be told at a counter is read page by page, the longest waiting first.
drop index message_counter;
create index message_counter on message (district, at, id) where beside = 'counter' and read_at is null
