-- Who agreed to have his sign-ins compared with a picture (照片比对同意): what to compare with goes with the consent or the class.
create table face_consent (
  class uuid not null,
  person uuid not null,
  -- who compares (比对方); what another made is worth nothing to it
  provider text not null check (length(provider) between 2 and 60),
  -- sealed; gone with the consent
  template bytea,
  given_at timestamptz not null,
  -- so many times agreed to for this class: a picture that was exchanged is seen
  times integer not null default 1 check (times > 0),
  ended_at timestamptz,
  ended_why text check (length(ended_why) between 2 and 100),
  primary key (class, person),
  foreign key (class, person) references trainee (class, person),
  constraint face_template_ends_check check ((ended_at is null) = (template is not null)),
  constraint face_end_says_why_check check ((ended_at is null) = (ended_why is null))
);
create index face_consent_open on face_consent (class) where ended_at is null
