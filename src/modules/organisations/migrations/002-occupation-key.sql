-- 铣工（数控铣工） and 数控铣工 are one: the key of src/kernel/value/occupation.ts, said in SQL, by which rows are compared.
alter table organisation_scope add column occupation_key text
  generated always as (coalesce(substring(occupation from '^[^(（]*[(（](.+)[)）]$'), occupation)) stored;
-- One scope an occupation, purpose and first day; of two spellings of one the later was the last word.
delete from organisation_scope where id in (select earlier.id from organisation_scope earlier
  join organisation_scope later on later.organisation = earlier.organisation and later.purpose = earlier.purpose
    and later.occupation_key = earlier.occupation_key and later.starts = earlier.starts
    and (later.given_at, later.id) > (earlier.given_at, earlier.id));
alter table organisation_scope drop constraint organisation_scope_organisation_purpose_occupation_starts_key;
create unique index organisation_scope_once on organisation_scope (organisation, purpose, occupation_key, starts)
