-- Once worded otherwise, to the same effect: 48532355eceda5ef6cb8c8477f497262de4753480d8875ed8157e7a7c91bc1ee
-- 应收追回: what a payee has to pay back (demanded of it, still receivable), and what was written off of that.
alter table posting drop constraint posting_kind_check;
alter table posting add constraint posting_kind_check check (kind in ('budget', 'cut', 'commit', 'release', 'pay',
  'returned', 'recover', 'overpay', 'demand', 'undemand', 'repay', 'writeoff'));
alter table posting_line drop constraint posting_line_account_check;
alter table posting_line add constraint posting_line_account_check check (account in ('budget', 'available', 'committed',
  'paid', 'returned', 'recovered', 'demanded', 'receivable', 'written_off'));
alter table fund_balance add column demanded bigint not null default 0;
alter table fund_balance add constraint fund_balance_demanded_check check (demanded <= 0);
alter table fund_balance add column receivable bigint not null default 0;
alter table fund_balance add constraint fund_balance_receivable_check check (receivable >= 0);
alter table fund_balance add column written_off bigint not null default 0;
alter table fund_balance add constraint fund_balance_written_off_check check (written_off >= 0);
alter table fund_balance drop constraint not_more_back_than_was_paid;
alter table fund_balance add constraint not_more_back_than_was_paid
  check (paid + returned + recovered + demanded >= 0);
alter table fund_balance add constraint what_was_demanded_is_somewhere
  check (demanded + receivable + written_off <= 0);

create or replace function @city.ledger_guards_balance() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if pg_trigger_depth() > 1 and old.fund = new.fund and old.case_number = new.case_number then
      return new;
    end if;
  elsif (new.budget, new.available, new.committed, new.paid, new.returned, new.recovered, new.demanded, new.receivable,
      new.written_off) = (0, 0, 0, 0, 0, 0, 0, 0, 0) then
    return new;
  end if;
  raise exception 'a balance is moved by postings only' using errcode = 'restrict_violation';
end $$;

create function @city.ledger_source(kind text) returns text language sql immutable as $$
  select case kind when 'budget' then 'budget' when 'cut' then 'available' when 'commit' then 'available'
    when 'release' then 'committed' when 'pay' then 'committed' when 'returned' then 'returned'
    when 'recover' then 'recovered' when 'overpay' then 'available' when 'demand' then 'demanded'
    when 'undemand' then 'receivable' when 'repay' then 'receivable' when 'writeoff' then 'receivable' end
$$;
create function @city.ledger_target(kind text) returns text language sql immutable as $$
  select case kind when 'budget' then 'available' when 'cut' then 'budget' when 'commit' then 'committed'
    when 'release' then 'available' when 'pay' then 'paid' when 'returned' then 'committed'
    when 'recover' then 'available' when 'overpay' then 'paid' when 'demand' then 'receivable'
    when 'undemand' then 'demanded' when 'repay' then 'available' when 'writeoff' then 'written_off' end
$$;

-- The lines of one statement are counted together, so that a batch of many thousands moves its fund's balance once. What
-- was asked of each line before is asked of each still: that it belongs to its posting, and that its balances are there.
drop trigger posting_line_counts on posting_line;
drop function @city.ledger_counts_line();
create function @city.ledger_counts_lines() returns trigger language plpgsql as $$
declare
  wrong record;
  wanted integer;
  touched integer;
begin
  select line.posting, line.account, line.amount into wrong
    from added line left join @city.posting told on told.id = line.posting
    where told.id is null or abs(line.amount) <> told.amount
      or line.account is distinct from (case when line.amount < 0 then @city.ledger_source(told.kind)
        else @city.ledger_target(told.kind) end)
    limit 1;
  if found then
    raise exception 'a line of % on % does not belong to posting %', wrong.amount, wrong.account, wrong.posting
      using errcode = 'check_violation';
  end if;
  insert into @city.fund_balance (fund, case_number)
    select distinct told.fund, told.case_number from added line join @city.posting told on told.id = line.posting
    where line.amount > 0 and told.kind in ('commit', 'overpay')
    on conflict do nothing;
  with moved as (
    select told.fund, coalesce(told.case_number, '') as case_number, side.account, sum(side.sign * told.amount) as amount
    from added line join @city.posting told on told.id = line.posting
    cross join lateral (values (@city.ledger_source(told.kind), -1), (@city.ledger_target(told.kind), 1))
      as side (account, sign)
    where line.amount > 0
    group by 1, 2, 3
  ), of_each as (
    select fund, '' as case_number, account, amount from moved
    union all select fund, case_number, account, amount from moved where case_number <> ''
  ), summed as (
    select fund, case_number,
      coalesce(sum(amount) filter (where account = 'budget'), 0) as budget,
      coalesce(sum(amount) filter (where account = 'available'), 0) as available,
      coalesce(sum(amount) filter (where account = 'committed'), 0) as committed,
      coalesce(sum(amount) filter (where account = 'paid'), 0) as paid,
      coalesce(sum(amount) filter (where account = 'returned'), 0) as returned,
      coalesce(sum(amount) filter (where account = 'recovered'), 0) as recovered,
      coalesce(sum(amount) filter (where account = 'demanded'), 0) as demanded,
      coalesce(sum(amount) filter (where account = 'receivable'), 0) as receivable,
      coalesce(sum(amount) filter (where account = 'written_off'), 0) as written_off
    from of_each group by fund, case_number
  ), done as (
    update @city.fund_balance kept set budget = kept.budget + summed.budget,
      available = kept.available + summed.available, committed = kept.committed + summed.committed,
      paid = kept.paid + summed.paid, returned = kept.returned + summed.returned,
      recovered = kept.recovered + summed.recovered, demanded = kept.demanded + summed.demanded,
      receivable = kept.receivable + summed.receivable, written_off = kept.written_off + summed.written_off
    from summed where kept.fund = summed.fund and kept.case_number = summed.case_number
    returning kept.fund
  )
  select (select count(*) from summed), (select count(*) from done) into wanted, touched;
  if touched <> wanted then
    raise exception 'a posting moves money that its case never had' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger posting_line_counts after insert on posting_line
  referencing new table as added for each statement execute function @city.ledger_counts_lines()
