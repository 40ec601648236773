-- A claim that ended unpaid is owed nothing. Lists name from whom a claim comes; its amount stands beside it.
update case_file set amount = null
  where kind in ('BT', 'PJ', 'JN') and state in ('refused', 'withdrawn', 'lapsed') and amount is not null;
update case_file set subtitle = '' where kind in ('BT', 'PJ', 'JN') and subtitle like '% 元'
