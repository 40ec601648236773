-- Whose results of an examination are proposed to fall, and fall (撤销成绩): from a checked list, decided by another person.
create table exam_strike (
  exam uuid not null,
  person uuid not null,
  -- the how manyeth list of the examination
  list integer not null check (list >= 1),
  why text not null check (length(why) between 4 and 400),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_at timestamptz,
  struck boolean,
  primary key (exam, person, list),
  foreign key (exam, person) references exam_candidate (exam, person),
  check ((decided_at is null) = (struck is null))
);

create function @city.strike_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.decided_at is not null then
    raise exception 'what was decided about results stays: % is refused', tg_op;
  end if;
  return new;
end $$;
create trigger exam_strike_stays before update or delete on exam_strike
  for each row execute function @city.strike_stays()
