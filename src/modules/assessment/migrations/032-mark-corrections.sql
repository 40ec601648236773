-- A mark that was corrected after it was published (成绩更正): a new entry beside the old one, with the reason; the newest counts.
create table exam_mark_correction (
  exam uuid not null,
  person uuid not null,
  paper text not null check (paper in ('theory', 'skill', 'review')),
  value text not null check (value ~ '^[0-9]{1,3}([.][0-9]{1,2})?$'),
  -- the how manyeth correction of this mark
  entry integer not null check (entry >= 1),
  why text not null check (length(why) between 4 and 400),
  corrected_by text not null,
  corrected_at timestamptz not null,
  primary key (exam, person, paper, entry),
  foreign key (exam, person) references exam_candidate (exam, person)
);

create function @city.mark_correction_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a corrected mark stays: % is refused', tg_op;
end $$;
create trigger exam_mark_correction_stays before update or delete on exam_mark_correction
  for each row execute function @city.mark_correction_stays()
