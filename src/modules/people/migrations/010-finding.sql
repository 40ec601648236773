-- People are found by their whole name (查人).
create index person_named on person (name, district, id)
