-- Issued once for each source, and once more only where the one before had been issued in error: whoever passes after all has none.
drop index certificate_once;
create unique index certificate_once on certificate (source_kind, source_id)
  where replaces is null and revocation is distinct from 'issued-in-error'
