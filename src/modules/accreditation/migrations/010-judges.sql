-- Examiners of an occupation over all organisations: for a mark that is appealed where its own organisation has nobody else (成绩复核).
create index accreditation_member_judges on accreditation_member (occupation_key, card)
  where role = 'examiner' and left_on is null
