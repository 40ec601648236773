-- Whoever is to declare whom they are bound to is found by who they are, and by the account under which they mark.
create index practical_examiner_person on practical_examiner (person) where until is null;
create index practical_examiner_of on practical_examiner (account) where until is null
