-- Up to which of its events a case has told its people (消息); what stood before there were messages is not told again.
alter table case_file add column told integer not null default 0;
update case_file set told = revision;
create index case_file_untold on case_file (moved_at) where told < revision;
