-- What a case of kind BT claims (补贴申领). The case holds state and decision; this holds what it is about.
create table subsidy_claim (
  number text primary key references case_file (number),
  project text not null check (project in ('training', 'assessment', 'skill-upgrade')),
  person uuid not null,
  certificate uuid not null,
  class uuid,
  subsidy_group text not null,
  occupation text not null,
  level text not null,
  payee text not null check (payee in ('employer', 'trainer', 'person')),
  -- the organisation or the person who is paid
  payee_id uuid not null,
  fund text,
  -- false once refused or withdrawn, so that the same certificate may be claimed for again
  live boolean not null default true,
  batch text,
  paid_on date
);
-- Nothing is claimed twice: one live claim a certificate and project …
create unique index subsidy_claim_once on subsidy_claim (certificate, project) where live;
-- … and one payment a person, project, occupation and level (同一职业同一等级只补一次).
create unique index subsidy_claim_paid on subsidy_claim (person, project, occupation, level) where paid_on is not null;
create index subsidy_claim_person on subsidy_claim (person);
create index subsidy_claim_payee on subsidy_claim (payee_id);
create index subsidy_claim_batch on subsidy_claim (batch) where batch is not null;

-- One line of a payment batch (拨付明细). The account is frozen as it was when the batch was compiled.
create table subsidy_payment (
  id uuid primary key,
  batch text not null references case_file (number),
  line integer not null check (line > 0),
  claim text not null references subsidy_claim (number),
  amount bigint not null check (amount > 0),
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
-- A claim is in at most one batch that is not settled, and is paid at most once.
create unique index subsidy_payment_open on subsidy_payment (claim) where state in ('listed', 'sent', 'paid')
