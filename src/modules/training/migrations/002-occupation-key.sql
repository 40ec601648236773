-- 铣工（数控铣工） and 数控铣工 are one: the key of src/kernel/value/occupation.ts, said in SQL, by which rows are compared.
alter table training_class add column occupation_key text
  generated always as (coalesce(substring(occupation_name from '^[^(（]*[(（](.+)[)）]$'), occupation_name)) stored;
create index training_class_occupation on training_class (occupation_key, starts_on)
