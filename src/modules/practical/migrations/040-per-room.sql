-- How many candidates a room holds (每个考场几人), so that those who come late fill what is free; none of sessions that are older.
alter table practical_session add column per_room integer;

alter table practical_session add constraint practical_session_per_room check (per_room > 0)
