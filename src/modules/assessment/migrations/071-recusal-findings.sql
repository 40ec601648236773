-- What somebody had in hand who turned out to be bound to a candidate (回避核查), one case each.
create table exam_bond_finding (
  number text primary key,
  exam uuid not null references exam (id),
  person uuid not null,
  candidate uuid,
  paper text check (paper in ('theory', 'skill', 'review')),
  said text not null,
  standing text not null check (standing in ('open', 'again', 'kept')),
  opened_at timestamptz not null
);
create unique index exam_bond_finding_open on exam_bond_finding
  (exam, person, coalesce(candidate, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(paper, '')) where standing = 'open';

-- Who asks that somebody does not examine, watch or mark (申请回避): the words are sealed.
create table recusal_request (
  number text primary key,
  exam uuid not null references exam (id),
  -- the candidate whom it is about; null where all are meant
  candidate uuid,
  said text not null,
  asked_by text not null,
  standing text not null check (standing in ('open', 'granted', 'refused', 'withdrawn')),
  opened_at timestamptz not null
);
create index recusal_request_of on recusal_request (exam, standing);
