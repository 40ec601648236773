-- Examinations: those that one can apply for, the soonest first; an organisation's own, the newest first.
create index exam_open on exam (held_on, number) where state = 'enrolling';
create index exam_assessor_listed on exam (assessor, held_on, number)
