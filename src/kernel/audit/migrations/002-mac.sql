-- A code over the record's content under a key that the database does not know: who writes past the house cannot make it.
-- Null in records of before; from the first record with one on, every record has one.
alter table audit_record add column mac text
