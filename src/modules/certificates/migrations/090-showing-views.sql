-- When what a holder shows was read (打开出示): by the link or as a text; who it was is not known and not asked.
create table certificate_showing_view (
  id uuid primary key,
  showing text not null references certificate_showing (code),
  by_text boolean not null,
  at timestamptz not null
);
create index certificate_showing_view_showing on certificate_showing_view (showing, at)
