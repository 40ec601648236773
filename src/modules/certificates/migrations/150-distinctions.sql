-- Places in competitions (竞赛名次) and honours (荣誉称号) that others gave are entered and checked as earlier certificates are: they
-- have neither level nor grade, and say themselves what they are for.
alter table earlier_certificate drop constraint earlier_certificate_scheme_check;

alter table earlier_certificate add constraint earlier_certificate_scheme_check
  check (scheme in ('qualification', 'skill-level', 'special', 'other', 'title', 'competition', 'honour'));

alter table earlier_certificate drop constraint earlier_certificate_check1;

alter table earlier_certificate add constraint earlier_certificate_level_known
  check ((scheme in ('title', 'competition', 'honour')) = (level is null));

alter table earlier_certificate add column distinction text;

alter table earlier_certificate add constraint earlier_certificate_distinction_long
  check (length(distinction) between 4 and 60);

alter table earlier_certificate add constraint earlier_certificate_distinction_known
  check ((scheme in ('competition', 'honour')) = (distinction is not null));

drop index earlier_certificate_once;

create unique index earlier_certificate_once on earlier_certificate (scheme, issuer, certificate_number)
  where state in ('entered', 'accepted') and scheme not in ('competition', 'honour');

-- One document honours many, and one person may be in it for more than one thing.
create unique index earlier_certificate_distinct on earlier_certificate (person, scheme, issuer, certificate_number, distinction)
  where state in ('entered', 'accepted') and scheme in ('competition', 'honour');
