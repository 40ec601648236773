-- Somebody whom a programme names (学徒、徒弟), with the terms of the agreement. Telephones are sealed.
create table programme_member (
  id uuid primary key,
  -- in the order in which they were named
  line bigint generated always as identity,
  programme text not null references programme (number),
  person uuid not null,
  post text not null,
  mentor text not null,
  partner_mentor text not null,
  contract_from date not null,
  contract_to date not null check (contract_to >= contract_from),
  -- sealed
  phone text not null,
  named_on date not null,
  left_on date,
  unique (programme, person)
);
create index programme_member_person on programme_member (person);

-- A signature under the agreement of three (三方协议). It is never removed: a term that changes ends it (重签).
create table programme_signature (
  id uuid primary key,
  member uuid not null references programme_member (id),
  signer text not null check (signer in ('apprentice', 'enterprise', 'partner')),
  account text not null,
  label text not null,
  signed_at timestamptz not null,
  -- what was signed, by its digest
  digest text not null,
  reopened_at timestamptz,
  -- the term whose change ended it
  reopened_by text,
  check ((reopened_at is null) = (reopened_by is null))
);
create unique index programme_signature_once on programme_signature (member, signer) where reopened_at is null;

create function @city.signature_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.reopened_at is not null
    or (new.id, new.member, new.signer, new.account, new.signed_at, new.digest)
      is distinct from (old.id, old.member, old.signer, old.account, old.signed_at, old.digest)
  then
    raise exception 'a signature is never changed or removed; it can be ended once';
  end if;
  return new;
end $$;

create trigger signature_stays before update or delete on programme_signature
  for each row execute function @city.signature_stays();

-- What share was asked for ahead (预拨比例); a programme without an advance has none.
alter table programme add column advance_percent integer;

alter table programme add constraint programme_advance_percent check (advance_percent between 1 and 100);
