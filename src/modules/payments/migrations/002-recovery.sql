-- Once worded otherwise, to the same effect: abefb990c020bdf7704f0882291274671e328e3222c78d4ec9e7328846243e00
-- What of a payable was settled by set-off in a line that the bank gave back later: that much is not paid again.
alter table payable add column settled bigint not null default 0;
alter table payable add constraint payable_check1 check (settled between 0 and amount);

-- A recovery (追回): what a payee has to pay back of what was paid on a case.
create table recovery (
  number text primary key references case_file (number),
  payable uuid not null references payable (id),
  -- the case on which the money was paid
  case_number text not null,
  fund text not null references fund (code),
  payee_kind text not null check (payee_kind in ('person', 'organisation')),
  payee uuid not null,
  cause text not null check (cause in ('reexamination', 'overpayment')),
  amount bigint not null check (amount > 0),
  repaid bigint not null default 0 check (repaid >= 0),
  written_off bigint not null default 0 check (written_off >= 0),
  -- kept back in a batch that the bank has not answered yet
  pending bigint not null default 0 check (pending >= 0),
  state text not null check (state in ('open', 'repaid', 'written-off', 'cancelled')),
  why text not null,
  raised_on date not null,
  constraint no_more_than_is_owed check (repaid + written_off + pending <= amount)
);
create unique index recovery_of_payable on recovery (payable) where state = 'open' and cause = 'reexamination';
create index recovery_payee on recovery (payee) where state = 'open';
create index recovery_case on recovery (case_number);

-- What a payee paid back (退回), each with the bank's reference or the line from which it was kept back.
create table repayment (
  id uuid primary key,
  recovery text not null references recovery (number),
  amount bigint not null check (amount > 0),
  way text not null check (way in ('bank', 'set-off')),
  reference text not null check (length(reference) between 1 and 60),
  received_on date not null,
  entered_by text not null,
  at timestamptz not null
);
create unique index repayment_reference on repayment (reference) where way = 'bank';
create index repayment_of on repayment (recovery, at);

-- What is kept back from a line for a recovery (抵扣).
create table line_set_off (
  line uuid not null references payment_line (id),
  recovery text not null references recovery (number),
  amount bigint not null check (amount > 0),
  primary key (line, recovery)
);

-- What the bank did that it was not told to (银行差错): paid twice, another account, another amount, a line not sent.
create table bank_discrepancy (
  id uuid primary key,
  batch text not null references case_file (number),
  file_line integer not null,
  number text not null,
  line uuid references payment_line (id),
  kind text not null check (kind in ('twice', 'not-sent', 'account', 'amount')),
  account_masked text not null,
  amount bigint not null check (amount >= 0),
  reference text not null,
  state text not null check (state in ('open', 'reversed', 'recovery')),
  closing text,
  noted_by text not null,
  noted_at timestamptz not null,
  closed_by text,
  closed_at timestamptz
);
create index bank_discrepancy_batch on bank_discrepancy (batch);
create index bank_discrepancy_line on bank_discrepancy (line) where state = 'open'
