-- Once worded otherwise, to the same effect: 4f0280baa5f3dd344f5914b1531c79b0f47dde3491afe48eecce2769daafd617
-- Money moves to its own module: what was set aside, listed and paid for a claim becomes a payable and its lines.
insert into payable (id, case_number, person, payee_kind, payee, purpose, fund, amount, state, counts_on, approved_at,
    paid_on, batch)
  select gen_random_uuid(), claim.number, claim.person, case when claim.payee = 'person' then 'person' else 'organisation' end,
    claim.payee_id, claim.project, claim.fund, file.amount,
    case when claim.paid_on is not null then 'paid'
      when file.held_code = 'account-returned' then 'returned'
      when claim.batch is null then 'approved'
      when batch.state = 'compiled' then 'batched' else 'sent' end,
    coalesce((file.record->'facts'->>'classFiledOn')::date, (file.record->'facts'->>'appliedOn')::date,
      (file.opened_at at time zone 'Asia/Shanghai')::date),
    file.moved_at, claim.paid_on, claim.batch
  from subsidy_claim claim
  join case_file file on file.number = claim.number
  left join case_file batch on batch.number = claim.batch
  where claim.fund is not null and file.amount > 0;

-- What was paid twice before the key stood in the database keeps its money; the first holds the key.
insert into payable_key (payable, key)
  select distinct on (key) id, key from (
    select payable.id, payable.approved_at, kind.name || '/' || claim.person::text || '/' ||
      claim.occupation_key || '/' || claim.level::text as key
    from payable join subsidy_claim claim on claim.number = payable.case_number
    cross join lateral (values (claim.project), ('cost')) as kind (name)
    where payable.state <> 'released'
  ) as held order by key, approved_at, id;

insert into payment_line (id, batch, line, payable, case_number, payee_kind, payee, amount, holder, account,
    account_context, account_masked, state, bank_reference, return_reason, settled_on)
  select line.id, line.batch, line.line, payable.id, line.claim, payable.payee_kind, payable.payee, line.amount, line.holder,
    line.account, line.account_context, line.account_masked, line.state, line.bank_reference, line.return_reason,
    line.settled_on
  from subsidy_payment line join payable on payable.case_number = line.claim;

drop table subsidy_payment;

drop index subsidy_claim_paid;
drop index subsidy_claim_batch;
alter table subsidy_claim drop column fund, drop column batch, drop column paid_on
