-- Sums of all months ('') stand beside those of each: a figure is then read from one sum a district, and a division by
-- 职业 from one a district and 职业, however many years the city has.
drop table figure_sum;
create table figure_sum (
  tally text not null,
  dimension text not null check (dimension in ('', 'occupation', 'level', 'cohort')),
  month text not null check (month = '' or month ~ '^\d{4}-\d{2}$'),
  value text not null,
  district text not null,
  rows bigint not null,
  people bigint not null,
  amount bigint not null,
  primary key (tally, dimension, month, value, district)
);
-- They are counted from nothing once more.
update figure_tally set digest = null
