-- The machine of a room that a candidate sits at (机位); none for those who were seated before machines were numbered.
alter table sitting add column place integer;
alter table sitting add constraint sitting_place_positive check (place > 0);
create unique index sitting_place on sitting (session, room, place);
alter table sitting_room add column places integer;
alter table sitting_room add constraint sitting_room_places check (places > 0);

-- Who watches a room (监考员), by the card that the organisation registered.
create table sitting_watcher (
  session uuid not null,
  room text not null,
  person uuid not null,
  card text not null,
  name text not null,
  primary key (session, person),
  foreign key (session, room) references sitting_room (session, room)
);
