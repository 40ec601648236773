-- A payable (应付款): what a case may be paid, from its approval on. One door for all money that leaves.
create table payable (
  id uuid primary key,
  case_number text not null references case_file (number),
  -- who is entitled
  person uuid not null,
  -- who receives it
  payee_kind text not null check (payee_kind in ('person', 'organisation')),
  payee uuid not null,
  purpose text not null check (length(purpose) between 1 and 40),
  fund text not null references fund (code),
  amount bigint not null check (amount > 0),
  state text not null check (state in ('approved', 'batched', 'sent', 'paid', 'returned', 'released',
    'recovering', 'recovered', 'written-off')),
  -- the day by which yearly limits count it: the claim's own day, not the bank's
  counts_on date not null,
  approved_at timestamptz not null,
  paid_on date,
  batch text references case_file (number),
  -- what came back so far (追回)
  recovered bigint not null default 0 check (recovered between 0 and amount)
);
create unique index payable_of_case on payable (case_number) where state <> 'released';
create index payable_person on payable (person);
create index payable_payee on payable (payee);
create index payable_batch on payable (batch) where batch is not null;
create index payable_waiting on payable (approved_at, case_number) where state = 'approved';
create index payable_paid on payable (paid_on) where paid_on is not null;

-- What is paid once (同一职业同一等级只补一次): a key is held by one payable while that lives.
create table payable_key (
  payable uuid not null references payable (id),
  key text not null check (length(key) between 1 and 300),
  live boolean not null default true,
  primary key (payable, key)
);
create unique index payable_key_live on payable_key (key) where live;

-- What is paid so many times at most (每年最多三次): each payable takes one of the numbered places.
create table payable_slot (
  payable uuid not null references payable (id),
  limit_key text not null check (length(limit_key) between 1 and 300),
  slot integer not null check (slot > 0),
  live boolean not null default true,
  primary key (payable, limit_key)
);
create unique index payable_slot_live on payable_slot (limit_key, slot) where live;

-- One line of a batch (拨付明细). Payee, account and amount are frozen as they were when the batch was compiled.
create table payment_line (
  id uuid primary key,
  batch text not null references case_file (number),
  line integer not null check (line > 0),
  payable uuid not null references payable (id),
  case_number text not null,
  payee_kind text not null check (payee_kind in ('person', 'organisation')),
  payee uuid not null,
  amount bigint not null check (amount > 0),
  -- what is kept back against a receivable of the same payee (抵扣)
  set_off bigint not null default 0 check (set_off between 0 and amount),
  holder text not null,
  account text not null,
  account_context text not null,
  account_masked text not null,
  state text not null check (state in ('listed', 'sent', 'paid', 'returned', 'dropped')),
  bank_reference text,
  return_reason text,
  settled_on date,
  unique (batch, line)
);
create unique index payment_line_open on payment_line (payable) where state in ('listed', 'sent', 'paid');
create index payment_line_case on payment_line (case_number)
