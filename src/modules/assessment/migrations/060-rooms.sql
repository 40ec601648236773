-- Where a candidate sits the theory paper at a machine (考场、机位), once that was arranged.
alter table exam_candidate add column room text;
alter table exam_candidate add column machine integer;
alter table exam_candidate add constraint exam_candidate_machine check (machine > 0);
