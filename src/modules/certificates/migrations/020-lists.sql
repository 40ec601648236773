-- The certificates of one name that an organisation issued, as its list is searched.
create index certificate_named on certificate (organisation, name, issued_on, number)
