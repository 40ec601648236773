-- Checks of a certificate that did not come out valid (查验不通过), by day, by where it was asked, and by cause: nobody who asked and no certificate is kept.
create table certificate_check_failure (
  id text primary key,
  day date not null,
  door text not null check (door in ('scan', 'number', 'list', 'file')),
  cause text not null check (cause in ('unknown', 'other-name', 'altered', 'revoked', 'corrected', 'closed')),
  times bigint not null check (times > 0)
);
create trigger certificate_check_failure_counted after insert or update of times on certificate_check_failure
  for each row execute function @city.figure_touched('check-failures', 'r.id')
