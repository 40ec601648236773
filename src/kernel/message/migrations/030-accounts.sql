-- What is meant for one account alone, such as whoever is sent to a place that its organisation is not told of (个人消息).
alter table message drop constraint message_to_kind_check;
alter table message add constraint message_to_kind_check check (to_kind in ('person', 'organisation', 'account'));
alter table message drop constraint message_case_number_seq_to_kind_key;
create unique index message_once on message (case_number, seq, to_kind) where to_kind <> 'account';
create unique index message_once_account on message (case_number, seq, to_id) where to_kind = 'account'
