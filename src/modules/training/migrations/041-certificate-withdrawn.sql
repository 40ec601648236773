-- Withdrawn when what it says fell away (撤回): the completion, or the class by a finding; null while it holds.
alter table training_certificate add column withdrawn_on date;
alter table training_certificate add column withdrawn_why text;
alter table training_certificate add constraint training_certificate_why_check
  check (length(withdrawn_why) between 2 and 300);
alter table training_certificate add constraint training_certificate_withdrawn_check
  check ((withdrawn_on is null) = (withdrawn_why is null));
-- What became of a training certificate after its issue (证书变动): withdrawn or holding again, why and by whom. Only added to.
create table training_certificate_change (
  id bigint generated always as identity primary key,
  certificate uuid not null references training_certificate (id),
  holds boolean not null,
  why text not null check (length(why) between 2 and 300),
  by text not null,
  at timestamptz not null
);
create index training_certificate_change_of on training_certificate_change (certificate, id);
create function @city.training_certificate_changes_stay() returns trigger language plpgsql as $$
begin
  raise exception 'what became of a certificate is only added to';
end $$;
create trigger training_certificate_changes_stay before update or delete on training_certificate_change
  for each row execute function @city.training_certificate_changes_stay()
