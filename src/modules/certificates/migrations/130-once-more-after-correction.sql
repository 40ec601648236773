-- Whether the source may be issued for once more: the one that corrected this certificate turned out to be issued in error.
alter table certificate add column source_open boolean not null default false;

create or replace function @city.certificate_stays() returns trigger language plpgsql as $$
declare
  kept text[];
begin
  if tg_op = 'DELETE' then
    raise exception 'certificates are never removed';
  end if;
  kept := case when old.revoked_on is null then array['revoked_on', 'revocation', 'revocation_note']
    else array[]::text[] end;
  -- a sealed number may be sealed anew when keys are changed; a certificate is revoked once, and its source opened once
  kept := kept || array['id_number'] || case when old.source_open then array[]::text[] else array['source_open'] end;
  if to_jsonb(new) - kept is distinct from to_jsonb(old) - kept then
    raise exception 'certificates are never changed';
  end if;
  return new;
end $$;

drop index certificate_once;

create unique index certificate_once on certificate (source_kind, source_id)
  where replaces is null and revocation is distinct from 'issued-in-error' and not source_open;

-- Corrected up to four times before that.
update certificate set source_open = true where id in (select c.replaces from certificate c
  where c.revocation = 'issued-in-error' and c.replaces is not null);

update certificate set source_open = true where not source_open and id in (select c.replaces from certificate c
  where c.source_open and c.replaces is not null);

update certificate set source_open = true where not source_open and id in (select c.replaces from certificate c
  where c.source_open and c.replaces is not null);

update certificate set source_open = true where not source_open and id in (select c.replaces from certificate c
  where c.source_open and c.replaces is not null)
