-- The lines of a statement are taken out of it, and their postings read, before a balance is written: a distributed
-- database joins none of its tables with the rows that a trigger was given, and writes none in a query that reads another.
-- What is asked of each line stays as it was; what a kind takes from and adds to, too, worded so that it can be handed on.
create or replace function @city.ledger_source(kind text) returns text language sql immutable as $$
  select case when kind = 'budget' then 'budget' when kind = 'cut' then 'available'
    when kind = 'commit' then 'available' when kind = 'release' then 'committed' when kind = 'pay' then 'committed'
    when kind = 'returned' then 'returned' when kind = 'recover' then 'recovered'
    when kind = 'overpay' then 'available' when kind = 'demand' then 'demanded'
    when kind = 'undemand' then 'receivable' when kind = 'repay' then 'receivable'
    when kind = 'writeoff' then 'receivable' end
$$;
create or replace function @city.ledger_target(kind text) returns text language sql immutable as $$
  select case when kind = 'budget' then 'available' when kind = 'cut' then 'budget'
    when kind = 'commit' then 'committed' when kind = 'release' then 'available' when kind = 'pay' then 'paid'
    when kind = 'returned' then 'committed' when kind = 'recover' then 'available' when kind = 'overpay' then 'paid'
    when kind = 'demand' then 'receivable' when kind = 'undemand' then 'demanded' when kind = 'repay' then 'available'
    when kind = 'writeoff' then 'written_off' end
$$;
create or replace function @city.ledger_counts_lines() returns trigger language plpgsql as $$
declare
  lines jsonb := (select jsonb_agg(to_jsonb(added)) from added);
  moves jsonb;
  wrong record;
  wanted integer;
  touched integer;
begin
  select line.posting, line.account, line.amount into wrong
    from jsonb_to_recordset(lines) as line (posting bigint, account text, amount bigint)
    left join @city.posting told on told.id = line.posting
    where told.id is null or abs(line.amount) <> told.amount
      or line.account is distinct from (case when line.amount < 0 then @city.ledger_source(told.kind)
        else @city.ledger_target(told.kind) end)
    limit 1;
  if found then
    raise exception 'a line of % on % does not belong to posting %', wrong.amount, wrong.account, wrong.posting
      using errcode = 'check_violation';
  end if;
  select jsonb_agg(jsonb_build_object('fund', told.fund, 'case', told.case_number, 'kind', told.kind,
      'amount', told.amount)) into moves
    from jsonb_to_recordset(lines) as line (posting bigint, amount bigint)
    join @city.posting told on told.id = line.posting
    where line.amount > 0;
  if moves is null then
    return null;
  end if;
  insert into @city.fund_balance (fund, case_number)
    select distinct fund, "case" from jsonb_to_recordset(moves) as move (fund text, "case" text, kind text)
    where kind in ('commit', 'overpay')
    on conflict do nothing;
  select count(*) into wanted from (
    select distinct fund, place from jsonb_to_recordset(moves) as move (fund text, "case" text)
      cross join lateral (select '' union select "case" where "case" is not null) as of_each (place)
  ) as balance;
  update @city.fund_balance kept set
    budget = kept.budget + summed.budget,
    available = kept.available + summed.available,
    committed = kept.committed + summed.committed,
    paid = kept.paid + summed.paid,
    returned = kept.returned + summed.returned,
    recovered = kept.recovered + summed.recovered,
    demanded = kept.demanded + summed.demanded,
    receivable = kept.receivable + summed.receivable,
    written_off = kept.written_off + summed.written_off
    from (
      select fund, place as case_number,
        coalesce(sum(sign * amount) filter (where account = 'budget'), 0) as budget,
        coalesce(sum(sign * amount) filter (where account = 'available'), 0) as available,
        coalesce(sum(sign * amount) filter (where account = 'committed'), 0) as committed,
        coalesce(sum(sign * amount) filter (where account = 'paid'), 0) as paid,
        coalesce(sum(sign * amount) filter (where account = 'returned'), 0) as returned,
        coalesce(sum(sign * amount) filter (where account = 'recovered'), 0) as recovered,
        coalesce(sum(sign * amount) filter (where account = 'demanded'), 0) as demanded,
        coalesce(sum(sign * amount) filter (where account = 'receivable'), 0) as receivable,
        coalesce(sum(sign * amount) filter (where account = 'written_off'), 0) as written_off
      from jsonb_to_recordset(moves) as move (fund text, "case" text, kind text, amount bigint)
      cross join lateral (values (@city.ledger_source(kind), -1), (@city.ledger_target(kind), 1)) as side (account, sign)
      cross join lateral (select '' union select "case" where "case" is not null) as of_each (place)
      group by fund, place
    ) as summed
    where kept.fund = summed.fund and kept.case_number = summed.case_number;
  get diagnostics touched = row_count;
  if touched <> wanted then
    raise exception 'a posting moves money that its case never had' using errcode = 'check_violation';
  end if;
  return null;
end $$
