-- A question of an organisation's bank (试题), under whichever version; an item is for examinations or for practice, for ever.
create table bank_item (
  id uuid primary key,
  organisation uuid not null,
  purpose text not null check (purpose in ('exam', 'practice')),
  occupation_name text not null,
  occupation_key text generated always as
    (coalesce(substring(occupation_name from '^[^(（]*[(（](.+)[)）]$'), occupation_name)) stored,
  level text not null,
  -- keyed digest of what its newest version asks: the same question is kept once, and never both for practice and examinations
  asks text not null,
  created_at timestamptz not null,
  unique (organisation, asks)
);
create index bank_item_listed on bank_item (organisation, occupation_key, level, purpose, id);

-- A version of a question, written in a batch (命题批次). Published, it never changes: a change is the next version.
create table bank_version (
  item uuid not null references bank_item (id),
  version integer not null check (version >= 1),
  batch text not null references case_file (number),
  kind text not null check (kind in ('choice', 'multiple', 'order', 'match', 'text-entry', 'extended-text', 'hotspot')),
  point text not null,
  difficulty integer not null check (difficulty between 1 and 99),
  points text not null,
  -- the question with its key, sealed for this row
  content text not null,
  written_by text,
  published_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_why text,
  primary key (item, version),
  check ((withdrawn_at is null) = (withdrawn_why is null)),
  check (withdrawn_at is null or published_at is not null)
);
create index bank_version_batch on bank_version (batch, item);
-- one version of a question is in hand at a time
create unique index bank_version_in_hand on bank_version (item) where published_at is null;

create function @city.published_question_stays() returns trigger language plpgsql as $$
begin
  if old.published_at is null then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' or old.withdrawn_at is not null
    or (new.item, new.version, new.batch, new.kind, new.point, new.difficulty, new.points, new.content, new.written_by, new.published_at)
      is distinct from
      (old.item, old.version, old.batch, old.kind, old.point, old.difficulty, old.points, old.content, old.written_by, old.published_at)
  then
    raise exception 'a published question is never changed or removed; it can be withdrawn once';
  end if;
  return new;
end $$;

create trigger published_question_stays before update or delete on bank_version
  for each row execute function @city.published_question_stays();

create function @city.question_keeps_its_purpose() returns trigger language plpgsql as $$
begin
  if (new.id, new.organisation, new.purpose) is distinct from (old.id, old.organisation, old.purpose) then
    raise exception 'a question keeps its organisation and its purpose';
  end if;
  return new;
end $$;

create trigger question_keeps_its_purpose before update on bank_item
  for each row execute function @city.question_keeps_its_purpose();

-- The papers of an examination (试卷): planned by its assessor, drawn and sealed, opened by two of three officials at the hour.
create table bank_paper (
  id uuid primary key,
  exam uuid not null,
  exam_number text not null,
  organisation uuid not null,
  district text not null,
  occupation_name text not null,
  level text not null,
  blueprint text not null,
  forms integer not null check (forms between 1 and 6),
  minutes integer not null,
  starts_at timestamptz not null,
  state text not null check (state in ('planned', 'sealed', 'opened', 'void')),
  planned_at timestamptz not null,
  -- all forms with keys and the seed, under a key that nobody keeps: it is in three shares
  sealed text,
  sealed_at timestamptz,
  opened_at timestamptz,
  -- once two have opened it: the key under the city's own keys, so that a server that starts anew goes on with the examination
  opened_key text,
  void_why text,
  check ((sealed is not null) = (sealed_at is not null)),
  check ((opened_key is not null) = (opened_at is not null)),
  check (state <> 'planned' or sealed is null),
  check (state not in ('sealed', 'opened') or sealed is not null),
  check ((state = 'opened') = (opened_at is not null) or state = 'void'),
  check ((state = 'void') = (void_why is not null))
);
-- an examination has one set of papers
create unique index bank_paper_of_exam on bank_paper (exam) where state <> 'void';
create index bank_paper_listed on bank_paper (starts_at, id);
create index bank_paper_assessor on bank_paper (organisation, starts_at, id);

create function @city.sealed_paper_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.sealed is not null
    and (new.exam, new.blueprint, new.forms, new.sealed, new.sealed_at) is distinct from
      (old.exam, old.blueprint, old.forms, old.sealed, old.sealed_at))
    or (old.opened_at is not null and (new.opened_at, new.opened_key) is distinct from (old.opened_at, old.opened_key))
  then
    raise exception 'a sealed paper is never changed or removed; it can be opened, or be declared void';
  end if;
  return new;
end $$;

create trigger sealed_paper_stays before update or delete on bank_paper
  for each row execute function @city.sealed_paper_stays();

-- Who holds a share of the key of a paper (分片).
create table bank_share (
  paper uuid not null references bank_paper (id),
  holder text not null,
  label text not null,
  -- keyed digest by which the share is known again
  mac text not null,
  -- sealed until its holder has fetched it; then nowhere here
  waiting text,
  taken_at timestamptz,
  -- sealed between the first and the second holder's opening
  given text,
  given_at timestamptz,
  primary key (paper, holder),
  check ((waiting is null) = (taken_at is not null))
);
create index bank_share_holder on bank_share (holder) where waiting is not null;
