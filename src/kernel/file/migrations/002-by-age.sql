-- What is past its term is found by its age.
create index file_attached_age on file_attached (subject_kind, at, id)
