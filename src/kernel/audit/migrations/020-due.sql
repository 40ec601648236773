-- What an auditor is shown each day: what was refused, and when the chain was last verified.
create index audit_record_refused on audit_record (at) where outcome = 'refused' or verb = 'identity.refused';
create index audit_record_verified on audit_record (at) where verb = 'audit.verify' and outcome = 'ok'
