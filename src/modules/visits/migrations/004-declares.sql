-- Whoever is to declare whom they are bound to is found by who they are.
create index visit_supervisor_person on visit_supervisor (person) where until is null;
-- What the clock looks at: visits that are not reported yet.
create index visit_unreported on visit (number) where ended_on is null and standing in ('open', 'signing')
