-- Everything that was ever said of a person, what was corrected and withdrawn included.
create index person_status_person on person_status (person)
