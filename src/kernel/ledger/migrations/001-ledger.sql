-- 资金: money with one purpose and one owner, as 就业补助资金 of a district in a year.
create table fund (
  code text primary key check (code ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,59}$'),
  title text not null check (length(title) between 1 and 100),
  -- null: the whole city's
  district text,
  opened_at timestamptz not null
);

-- 记账: one movement of money, never changed and never removed.
create table posting (
  id bigint generated always as identity primary key,
  -- the same movement told twice is one movement
  key text not null unique check (length(key) between 1 and 200),
  kind text not null check (kind in ('budget', 'cut', 'commit', 'release', 'pay', 'returned', 'recover')),
  fund text not null references fund,
  case_number text check (length(case_number) between 1 and 60),
  amount bigint not null check (amount between 1 and 9007199254740991),
  batch text check (length(batch) between 1 and 60),
  actor text not null check (length(actor) between 1 and 200),
  at timestamptz not null,
  constraint posting_case_where_one_is_needed check ((kind in ('budget', 'cut')) = (case_number is null))
);
create index posting_fund on posting (fund, id);
create index posting_case on posting (case_number, id) where case_number is not null;
create index posting_batch on posting (batch, id) where batch is not null;

-- 分录: the two sides of a posting; they add up to zero.
create table posting_line (
  posting bigint not null references posting,
  account text not null check (account in ('budget', 'available', 'committed', 'paid', 'returned', 'recovered')),
  amount bigint not null check (amount <> 0),
  primary key (posting, account)
);

-- 余额: what the lines add up to, for a fund (no case number) and for each case in it. Kept by the lines
-- themselves; the checks are what refuses an overdraft.
create table fund_balance (
  fund text not null references fund,
  case_number text not null default '',
  budget bigint not null default 0 check (budget <= 0),
  available bigint not null default 0 check (case_number <> '' or available >= 0),
  committed bigint not null default 0 check (committed >= 0),
  paid bigint not null default 0 check (paid >= 0),
  returned bigint not null default 0 check (returned <= 0),
  recovered bigint not null default 0 check (recovered <= 0),
  primary key (fund, case_number),
  constraint not_more_back_than_was_paid check (paid + returned + recovered >= 0)
) with (fillfactor = 70);
create index fund_balance_case on fund_balance (case_number) where case_number <> '';

create function @city.ledger_refuses_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on % is refused', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger fund_stays before update of code, district, opened_at or delete on fund
  for each row execute function @city.ledger_refuses_change();
create trigger posting_stays before update or delete on posting
  for each row execute function @city.ledger_refuses_change();
create trigger posting_line_stays before update or delete on posting_line
  for each row execute function @city.ledger_refuses_change();
create trigger fund_balance_row_stays before delete on fund_balance
  for each row execute function @city.ledger_refuses_change();
create trigger fund_not_emptied before truncate on fund
  for each statement execute function @city.ledger_refuses_change();
create trigger posting_not_emptied before truncate on posting
  for each statement execute function @city.ledger_refuses_change();
create trigger posting_line_not_emptied before truncate on posting_line
  for each statement execute function @city.ledger_refuses_change();
create trigger fund_balance_not_emptied before truncate on fund_balance
  for each statement execute function @city.ledger_refuses_change();

-- A balance begins at zero and moves only when a line is written.
create function @city.ledger_guards_balance() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if pg_trigger_depth() > 1 and old.fund = new.fund and old.case_number = new.case_number then
      return new;
    end if;
  elsif (new.budget, new.available, new.committed, new.paid, new.returned, new.recovered) = (0, 0, 0, 0, 0, 0) then
    return new;
  end if;
  raise exception 'a balance is moved by postings only' using errcode = 'restrict_violation';
end $$;
create trigger fund_balance_guarded before insert or update on fund_balance
  for each row execute function @city.ledger_guards_balance();

-- What each kind takes from one account and adds to another. The added line moves both balances in one step;
-- that the line which it was taken from is there as well is checked at commit.
create function @city.ledger_counts_line() returns trigger language plpgsql as $$
declare
  told record;
  source text;
  target text;
  touched integer;
begin
  select kind, fund, case_number, amount into strict told from @city.posting where id = new.posting;
  source := case told.kind when 'budget' then 'budget' when 'cut' then 'available' when 'commit' then 'available'
    when 'release' then 'committed' when 'pay' then 'committed' when 'returned' then 'returned'
    when 'recover' then 'recovered' end;
  target := case told.kind when 'budget' then 'available' when 'cut' then 'budget' when 'commit' then 'committed'
    when 'release' then 'available' when 'pay' then 'paid' when 'returned' then 'committed'
    when 'recover' then 'available' end;
  if abs(new.amount) <> told.amount or new.account <> (case when new.amount < 0 then source else target end) then
    raise exception 'a line of % on % does not belong to posting %', new.amount, new.account, new.posting
      using errcode = 'check_violation';
  end if;
  if new.amount < 0 then
    return null;
  end if;
  if told.kind = 'commit' then
    insert into @city.fund_balance (fund, case_number) values (told.fund, told.case_number) on conflict do nothing;
  end if;
  update @city.fund_balance set
    budget = budget + ((target = 'budget')::int - (source = 'budget')::int) * told.amount,
    available = available + ((target = 'available')::int - (source = 'available')::int) * told.amount,
    committed = committed + ((target = 'committed')::int - (source = 'committed')::int) * told.amount,
    paid = paid + (target = 'paid')::int * told.amount,
    returned = returned - (source = 'returned')::int * told.amount,
    recovered = recovered - (source = 'recovered')::int * told.amount
    where fund = told.fund and case_number in ('', told.case_number);
  get diagnostics touched = row_count;
  if touched <> 1 + (told.case_number is not null)::int then
    raise exception 'posting % moves money that case % never had', new.posting, told.case_number
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger posting_line_counts after insert on posting_line
  for each row execute function @city.ledger_counts_line();

create function @city.ledger_lines_balance() returns trigger language plpgsql as $$
begin
  if (select sum(amount) from @city.posting_line where posting = new.posting) <> 0 then
    raise exception 'posting % does not add up to zero', new.posting using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger posting_line_balances after insert on posting_line deferrable initially deferred
  for each row execute function @city.ledger_lines_balance();

create function @city.ledger_posting_has_lines() returns trigger language plpgsql as $$
begin
  if not exists (select from @city.posting_line where posting = new.id) then
    raise exception 'posting % has no lines', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger posting_has_lines after insert on posting deferrable initially deferred
  for each row execute function @city.ledger_posting_has_lines()
