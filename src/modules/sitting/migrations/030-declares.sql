-- Whoever is to declare whom they are bound to is found by who they are.
create index sitting_watcher_person on sitting_watcher (person)
