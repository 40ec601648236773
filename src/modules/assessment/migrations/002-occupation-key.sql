-- 铣工（数控铣工） and 数控铣工 are one: the key of src/kernel/value/occupation.ts, said in SQL, by which rows are compared.
alter table exam add column occupation_key text
  generated always as (coalesce(substring(occupation_name from '^[^(（]*[(（](.+)[)）]$'), occupation_name)) stored;
create index exam_occupation on exam (occupation_key, held_on)
