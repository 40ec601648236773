-- 铣工（数控铣工） and 数控铣工 are one: the key of src/kernel/value/occupation.ts, said in SQL, by which rows are compared.
alter table subsidy_claim add column occupation_key text
  generated always as (coalesce(substring(occupation from '^[^(（]*[(（](.+)[)）]$'), occupation)) stored;
-- 同一职业同一等级只补一次, however the occupation was spelt.
drop index subsidy_claim_paid;
create unique index subsidy_claim_paid on subsidy_claim (person, project, occupation_key, level)
  where paid_on is not null
