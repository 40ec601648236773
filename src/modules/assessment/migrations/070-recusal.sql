-- What somebody who examines, watches, marks or supervises declared of whom they are bound to (回避申报): each time a row, the newest says it.
create table exam_declaration (
  exam uuid not null references exam (id),
  person uuid not null,
  turn integer not null check (turn >= 1),
  -- states to be bound to nobody
  none boolean not null,
  -- entered by the organisation from a signed paper
  on_paper boolean not null,
  reason text check (length(reason) between 4 and 300),
  by_account text not null,
  at timestamptz not null,
  primary key (exam, person, turn),
  check (turn = 1 or reason is not null)
);

-- Who may not examine whom in an examination (回避): declared, or decided on a request; what binds them is sealed, and one that was wrong is withdrawn with the reason.
create table exam_bond (
  id uuid primary key,
  exam uuid not null references exam (id),
  person uuid not null,
  candidate uuid not null,
  source text not null check (source in ('declared', 'decided')),
  -- the relation, sealed
  relation text not null,
  by_account text not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text check (length(withdrawn_why) between 4 and 300),
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create unique index exam_bond_standing on exam_bond (exam, person, candidate, source) where withdrawn_at is null;

-- A relative whom somebody with a card keeps declared (常备申报): name, number and relation sealed; compared with the candidates of every examination.
create table examiner_relative (
  id uuid primary key,
  person uuid not null,
  said text not null,
  by_account text not null,
  at timestamptz not null,
  ended_at timestamptz,
  ended_why text check (length(ended_why) between 4 and 300),
  check ((ended_at is null) = (ended_why is null))
);
create index exam_examiner_person on exam_examiner (person);
create index examiner_relative_of on examiner_relative (person) where ended_at is null;

create function @city.recusal_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was declared stays: % on % is refused', tg_op, tg_table_name;
end $$;
create trigger exam_declaration_stays before update or delete on exam_declaration
  for each row execute function @city.recusal_stays();

-- Of a bond only its withdrawal is written, once.
create function @city.exam_bond_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null
    or row(new.id, new.exam, new.person, new.candidate, new.source, new.relation, new.by_account, new.at)
      is distinct from row(old.id, old.exam, old.person, old.candidate, old.source, old.relation, old.by_account, old.at) then
    raise exception 'a bond stays, it is withdrawn with the reason: % is refused', tg_op;
  end if;
  return new;
end $$;
create trigger exam_bond_stays before update or delete on exam_bond
  for each row execute function @city.exam_bond_stays()
