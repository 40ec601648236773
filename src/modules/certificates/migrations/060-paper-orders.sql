-- Numbered blanks that an organisation received (空白证书入库): a run of serials, first to last.
create table certificate_blank_lot (
  id uuid primary key,
  organisation uuid not null,
  first text not null,
  last text not null,
  pieces integer not null check (pieces between 1 and 1000),
  received_on date not null,
  received_by text not null
);
create index certificate_blank_lot_organisation on certificate_blank_lot (organisation, received_on, id);

-- One numbered blank (空白证书): used once at most; spoiled ones keep their number and the reason, so that received = used + spoiled + left.
create table certificate_blank (
  serial text primary key check (serial ~ '^[A-Z]{2}\d{8}$'),
  lot uuid not null references certificate_blank_lot (id),
  organisation uuid not null,
  state text not null check (state in ('left', 'used', 'spoiled')),
  spoiled_on date,
  spoiled_why text check (length(spoiled_why) between 2 and 200),
  check ((state = 'spoiled') = (spoiled_on is not null)),
  check ((spoiled_on is null) = (spoiled_why is null))
);
create index certificate_blank_organisation on certificate_blank (organisation, state, serial);

create function @city.certificate_blanks_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.serial <> old.serial or new.lot <> old.lot or new.organisation <> old.organisation
    or (old.state, new.state) not in (('left', 'used'), ('left', 'spoiled'), ('used', 'spoiled')) then
    raise exception 'a blank is used once and never comes back: % is refused', tg_op;
  end if;
  return new;
end $$;
create trigger certificate_blanks_stay before update or delete on certificate_blank
  for each row execute function @city.certificate_blanks_stay();

-- A batch that was printed together (制证批次).
create table certificate_print (
  id uuid primary key,
  number text not null unique check (number ~ '^YZ-\d{8}-\d{3,}$'),
  organisation uuid not null,
  made_at timestamptz not null
);
create index certificate_print_organisation on certificate_print (organisation, made_at, number);

-- A certificate on paper (纸质证书): one blank, one certificate; at most one of a certificate is in force, those before it are void and say why.
create table certificate_paper (
  id uuid primary key,
  certificate uuid not null references certificate (id),
  blank text not null unique references certificate_blank (serial),
  batch uuid not null references certificate_print (id),
  order_number text not null,
  printed_on date not null,
  void_on date,
  void_why text check (void_why in ('lost', 'damaged', 'misprinted', 'unclaimed', 'changed')),
  check ((void_on is null) = (void_why is null))
);
create unique index certificate_paper_in_force on certificate_paper (certificate) where void_on is null;
create index certificate_paper_certificate on certificate_paper (certificate, printed_on, blank);
create index certificate_paper_batch on certificate_paper (batch, blank);

create function @city.certificate_papers_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.void_on is not null
    or to_jsonb(new) - array['void_on', 'void_why'] is distinct from to_jsonb(old) - array['void_on', 'void_why'] then
    raise exception 'what was printed on a blank is never changed: % is refused', tg_op;
  end if;
  return new;
end $$;
create trigger certificate_papers_stay before update or delete on certificate_paper
  for each row execute function @city.certificate_papers_stay();

-- What somebody asked to have on paper (纸质证书申请): one case, at most one open for a certificate. Where it goes stands sealed.
create table paper_order (
  number text primary key references case_file (number),
  certificate uuid not null references certificate (id),
  organisation uuid not null,
  district text not null,
  person uuid not null,
  cause text not null check (cause in ('first', 'lost', 'damaged')),
  delivery text not null check (delivery in ('collect', 'post')),
  address text,
  asked_on date not null,
  -- the paper that is in force for it now
  paper uuid references certificate_paper (id),
  -- how it left: by which carrier under which number, or who collected it and how that was checked
  handed text,
  standing text not null check (standing in ('open', 'delivered', 'stopped', 'unclaimed', 'withdrawn')),
  ended_on date,
  check ((delivery = 'post') = (address is not null)),
  check ((standing = 'open') = (ended_on is null))
);
create unique index paper_order_open on paper_order (certificate) where standing = 'open';
create index paper_order_to_print on paper_order (organisation, number) where standing = 'open' and paper is null;
create index paper_order_certificate on paper_order (certificate, number);

create trigger paper_order_figures after insert or update or delete on paper_order
  for each row execute function @city.figure_touched('paper-orders', 'r.number');
