-- A city may have paid one occupation twice under two spellings before 002 took them for one. Both payments were made and
-- both stay: the later ones are kept here while 002 and 003 are carried through, and are told by doctor afterwards.
-- Where 003 was applied before this was written the column is gone; it comes for a moment, and 006 takes it again.
alter table subsidy_claim add column if not exists paid_on date;
create table subsidy_paid_twice (
  number text primary key references case_file (number),
  paid_on date not null
);
insert into subsidy_paid_twice (number, paid_on)
  select number, paid_on from (
    select number, paid_on, row_number() over (
      partition by person, project, coalesce(substring(occupation from '^[^(（]*[(（](.+)[)）]$'), occupation), level
      order by paid_on, number) as turn
    from subsidy_claim where paid_on is not null
  ) as paid where turn > 1;
update subsidy_claim set paid_on = null where number in (select number from subsidy_paid_twice)
