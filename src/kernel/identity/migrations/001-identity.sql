-- Accounts (账号). Personal data stays in the people module: a citizen's account knows only the person's uuid
-- and a masked name. `email` is a key that the sign-in library needs, never a mailbox.
create table identity_account (
  id uuid primary key,
  kind text not null check (kind in ('citizen', 'official', 'organisation')),
  -- business, or one of the three administrators (系统、安全、审计管理员): one duty for an account's whole life
  duty text not null check (duty in ('business', 'system-admin', 'security-admin', 'audit-admin')),
  login text unique check (login ~ '^[a-z0-9][a-z0-9.-]{2,39}$'),
  label text not null check (length(label) between 1 and 60),
  person uuid unique,
  email text not null unique,
  email_verified boolean not null,
  image text,
  two_factor_enabled boolean not null default false,
  -- an initial password that somebody else has seen: good for nothing but setting one's own
  password_temporary boolean not null default false,
  password_until timestamptz,
  disabled_at timestamptz,
  -- set when the account is reset; its roles rest until the security administrator lets them go on
  held_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (id, duty),
  check ((kind = 'citizen') = (login is null)),
  check ((kind = 'citizen') = (person is not null)),
  check (kind = 'official' or duty = 'business')
);

-- How an account signs in: a password (provider 'credential') or a subject at the city's identity provider.
create table identity_credential (
  id uuid primary key,
  account uuid not null references identity_account (id) on delete cascade,
  provider_id text not null,
  subject text not null,
  password text,
  -- a provider's tokens carry names and identity numbers: they are used once and never kept
  access_token text check (access_token is null),
  refresh_token text check (refresh_token is null),
  id_token text check (id_token is null),
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, subject)
);
create index identity_credential_account on identity_credential (account);

create table identity_session (
  id uuid primary key,
  account uuid not null references identity_account (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  seen_at timestamptz not null,
  -- the post that is acted in (岗位): 'city', 'district:120116', 'organisation:…'; null for the first one
  post text,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index identity_session_account on identity_session (account);
create index identity_session_expires_at on identity_session (expires_at);

-- Sign-ins that have begun: the second step of a password, a journey to the identity provider.
create table identity_challenge (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index identity_challenge_identifier on identity_challenge (identifier);
create index identity_challenge_expires_at on identity_challenge (expires_at);

-- The authenticator app of an account (动态口令). Secrets are encrypted.
create table identity_second_factor (
  id uuid primary key,
  account uuid not null unique references identity_account (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null,
  failed_verification_count integer,
  locked_until timestamptz,
  -- a new app that is being set up while the old one still counts
  pending_secret text,
  -- the last 30-second step whose code was taken: no code opens twice
  last_step bigint
);

-- Roles that accounts hold (授权), each for the whole city, one district or one organisation. Never deleted.
create table identity_grant (
  id uuid primary key,
  account uuid not null,
  duty text not null,
  role text not null,
  district text,
  organisation text,
  valid_from date not null,
  valid_to date,
  given_by uuid references identity_account (id),
  given_at timestamptz not null,
  withdrawn_by uuid references identity_account (id),
  withdrawn_at timestamptz,
  -- An account has one duty and holds only roles of that duty: so no account can ever hold two of the three
  -- administrators, or one of them and any business role.
  foreign key (account, duty) references identity_account (id, duty),
  check (duty = case when role in ('system-admin', 'security-admin', 'audit-admin') then role else 'business' end),
  check (district is null or organisation is null),
  check (valid_to is null or valid_to >= valid_from),
  check (given_by is null or given_by <> account)
);
create index identity_grant_account on identity_grant (account);
create index identity_grant_organisation on identity_grant (organisation) where organisation is not null;
create unique index identity_grant_once on identity_grant
  (account, role, (coalesce(district, '')), (coalesce(organisation, ''))) where withdrawn_at is null;

-- Tries to sign in, counted for all servers together. Keys are keyed digests: no login name, no address.
create table identity_attempt (
  key text primary key,
  tries integer not null,
  window_ends timestamptz not null
);
create index identity_attempt_window_ends on identity_attempt (window_ends);
