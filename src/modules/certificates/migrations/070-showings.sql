-- What a holder shows of a certificate to somebody until a moment (选择性出示): the signed text with only the claims that were picked.
create table certificate_showing (
  code text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{13}$'),
  certificate uuid not null references certificate (id),
  person uuid not null,
  shown text[] not null,
  presentation text not null check (length(presentation) <= 20000),
  ends_at timestamptz not null,
  made_at timestamptz not null,
  withdrawn_at timestamptz
);
create index certificate_showing_person on certificate_showing (person, certificate, made_at)
