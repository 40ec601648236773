-- How far a batch is on the line to the national query (上传通道), where the city has one: handed over, tried, looked at again.
alter table certificate_batch add column handed_at timestamptz;
alter table certificate_batch add column tries integer not null default 0;
alter table certificate_batch add column next_try_at timestamptz;
alter table certificate_batch add column trouble text;
alter table certificate_batch add constraint certificate_batch_trouble_check check (length(trouble) between 1 and 300);
create index certificate_batch_open on certificate_batch (made_at, id) where answered_at is null
