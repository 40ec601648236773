-- What an organisation is recognised as (认定、命名): from day to day, with the case that decided it.
create table organisation_recognition (
  id uuid primary key,
  organisation uuid not null references organisation (id),
  sort text not null check (sort in ('enterprise-centre', 'enterprise-base')),
  starts date not null,
  -- the last day; before the first where it was ended on the day on which it began
  ends date,
  decided_in text not null check (length(decided_in) between 1 and 60),
  ended_in text,
  set_at timestamptz not null,
  check (ends is null or ends >= starts - 1),
  check ((ends is null) = (ended_in is null))
);
create unique index organisation_recognition_open on organisation_recognition (organisation, sort) where ends is null;
create index organisation_recognition_of on organisation_recognition (organisation, starts);

-- Who stood in the register as such before recognitions were kept is one since the day of its registration.
insert into organisation_recognition (id, organisation, sort, starts, decided_in, set_at)
select gen_random_uuid(), o.id, k.sort, (o.registered_at at time zone 'Asia/Shanghai')::date, '机构登记', o.registered_at
from organisation o cross join unnest(array['enterprise-centre', 'enterprise-base']) as k (sort)
where o.kinds @> array[k.sort]
