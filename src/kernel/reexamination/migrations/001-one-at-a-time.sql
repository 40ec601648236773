-- One open re-examination (复查) of a thing at a time; what comes to light meanwhile joins it.
create unique index reexamination_open on case_file ((form->'dependant'->>'kind'), (form->'dependant'->>'id'))
  where kind = 'FC' and closed_at is null
