-- A draw whose outcome nobody may know before its day, such as of examinations that are visited unannounced; null where it is shown at once.
alter table supervision_draw add column shown_from date
