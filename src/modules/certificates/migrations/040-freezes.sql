-- Issuing that is stopped for now (暂停发证): of an organisation, or of one examination of it. It holds until `ended_at`, when its case ends.
create table issuing_freeze (
  number text primary key references case_file (number),
  organisation uuid not null,
  -- the examination, as certificates name what they come from; null: all that the organisation issues
  exam uuid,
  reason text not null check (length(reason) between 4 and 500),
  began_at timestamptz not null,
  ended_at timestamptz check (ended_at >= began_at)
);
create unique index issuing_freeze_one on issuing_freeze (organisation, coalesce(exam, '00000000-0000-0000-0000-000000000000'))
  where ended_at is null;

create function @city.freeze_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.reason <> old.reason or new.organisation <> old.organisation
    or new.exam is distinct from old.exam then
    raise exception 'that issuing was stopped stays as it was: % is refused', tg_op;
  end if;
  return new;
end $$;
create trigger issuing_freeze_stays before update or delete on issuing_freeze
  for each row execute function @city.freeze_stays()
