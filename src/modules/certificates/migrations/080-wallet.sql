-- An offer to put a certificate into the holder's own wallet (存入钱包, OpenID4VCI): ends after minutes, works once; codes are kept as digests.
create table wallet_offer (
  id text primary key check (id ~ '^[0-9A-HJKMNP-TV-Z]{13}$'),
  certificate uuid not null references certificate (id),
  person uuid not null,
  code text not null,
  code_digest text not null unique,
  -- what the holder reads on the screen and types into the wallet
  typed_digest text not null,
  tries integer not null default 0 check (tries between 0 and 3),
  made_at timestamptz not null,
  ends_at timestamptz not null,
  token_digest text unique,
  token_ends_at timestamptz,
  closed_at timestamptz,
  issued_at timestamptz,
  check ((token_digest is null) = (token_ends_at is null))
);
create index wallet_offer_person on wallet_offer (person, made_at);

-- Numbers for one signature (c_nonce) that were used: forgotten once they would have ended anyway.
create table wallet_nonce (
  digest text primary key,
  ends_at timestamptz not null
);
create index wallet_nonce_ends on wallet_nonce (ends_at)
