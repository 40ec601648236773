-- Examinations that are still to be held, of all organisations, by day.
create index exam_to_hold on exam (held_on, number) where state in ('enrolling', 'seated')
