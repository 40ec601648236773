-- Where each certificate stands with the national query (全国联网查询): one row a certificate, from the moment of its number on.
create table certificate_upload (
  certificate uuid primary key references certificate (id),
  -- what is to be told of it: that it was issued, or that it was revoked
  action text not null check (action in ('add', 'revoke')),
  state text not null check (state in ('assigned', 'faulty', 'uploaded', 'queryable', 'rejected', 'ended')),
  since timestamptz not null,
  organisation uuid not null,
  -- the batch in which it went out last
  batch uuid,
  reason text check (length(reason) between 1 and 500),
  check ((state in ('faulty', 'rejected')) = (reason is not null)),
  check (state not in ('uploaded', 'queryable', 'rejected') or batch is not null)
);
create index certificate_upload_state on certificate_upload (state, since, certificate);
create index certificate_upload_returned on certificate_upload (organisation, since, certificate)
  where state in ('faulty', 'rejected');

-- Every change of where a certificate stands with the national query; only added to.
create table certificate_upload_step (
  id uuid primary key,
  certificate uuid not null references certificate (id),
  action text not null,
  state text not null,
  batch uuid,
  reason text,
  at timestamptz not null
);
create index certificate_upload_step_certificate on certificate_upload_step (certificate, at);

-- A batch that went to the national query (上传批次).
create table certificate_batch (
  id uuid primary key,
  number text not null unique check (number ~ '^LW-\d{8}-\d{3}$'),
  made_at timestamptz not null,
  -- when its last row was answered
  answered_at timestamptz
);
create index certificate_batch_made on certificate_batch (made_at, number);

-- A row of a batch and what the national query answered to it, once.
create table certificate_batch_row (
  batch uuid not null references certificate_batch (id),
  certificate uuid not null references certificate (id),
  number text not null,
  action text not null check (action in ('add', 'revoke')),
  outcome text check (outcome in ('accepted', 'rejected')),
  reason text check (length(reason) between 1 and 500),
  primary key (batch, certificate),
  check ((outcome is not distinct from 'rejected') = (reason is not null))
);

create function @city.certificate_steps_stay() returns trigger language plpgsql as $$
begin
  raise exception 'what was told to the national query is never changed';
end $$;
create trigger certificate_steps_stay before update or delete on certificate_upload_step
  for each row execute function @city.certificate_steps_stay();

create function @city.certificate_answers_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.outcome is not null
    or to_jsonb(new) - array['outcome', 'reason'] is distinct from to_jsonb(old) - array['outcome', 'reason'] then
    raise exception 'what the national query answered is never changed';
  end if;
  return new;
end $$;
create trigger certificate_answers_stay before update or delete on certificate_batch_row
  for each row execute function @city.certificate_answers_stay();

-- Those issued before: what stands is to be told, what no longer stands is not.
insert into certificate_upload (certificate, action, state, since, organisation)
  select c.id, 'add', case when c.revoked_on is null and n.id is null then 'assigned' else 'ended' end, c.issued_at, c.organisation
  from certificate c left join certificate n on n.replaces = c.id
