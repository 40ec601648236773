-- Where an offer stands among those that begin on one day: 0 for a provider whose credit comes first (信用优先), else 1.
alter table course_offer add column precedence smallint not null default 1;
alter table course_offer add constraint course_offer_precedence_check check (precedence in (0, 1));

create index course_offer_to_begin on course_offer (starts_on, precedence, id) where ended is null;
create index course_offer_to_begin_by_district on course_offer (district, starts_on, precedence, id) where ended is null;
create index course_offer_to_begin_by_occupation on course_offer (occupation_key, starts_on, precedence, id) where ended is null;
create index course_offer_to_begin_of_provider on course_offer (provider, starts_on, precedence, id) where ended is null;
drop index course_offer_open;
drop index course_offer_open_by_district;
drop index course_offer_open_by_occupation
