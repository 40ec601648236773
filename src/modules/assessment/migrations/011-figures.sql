-- 取证人次 and 技能人才 are counted by examination: what changes them is noted. The certificate of a candidate is found by
-- what it was issued for, corrected ones too.
create index certificate_source on certificate (source_id, source_kind);
create trigger exam_counted after update of district, held_on, number on exam
  for each row execute function @city.figure_touched('certified', 'r.id');
create trigger exam_candidate_counted after update of certificate, person on exam_candidate
  for each row execute function @city.figure_touched('certified', 'r.exam');
create trigger exam_candidate_counted_whole after insert or delete on exam_candidate
  for each row execute function @city.figure_touched('certified', 'case when r.certificate is not null then r.exam end');
create trigger certificate_counted after insert or update of revoked_on on certificate
  for each row execute function @city.figure_touched('certified',
    'case when r.source_kind = ''exam'' then split_part(r.source_id, '':'', 1) end')
