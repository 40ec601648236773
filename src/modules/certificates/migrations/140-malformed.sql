-- A number or a code that can be none (编号写错) is counted by a cause of its own.
alter table certificate_check_failure drop constraint certificate_check_failure_cause_check;
alter table certificate_check_failure add constraint certificate_check_failure_cause_check
  check (cause in ('unknown', 'malformed', 'other-name', 'altered', 'revoked', 'corrected', 'closed'))
