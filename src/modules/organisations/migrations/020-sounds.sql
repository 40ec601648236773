-- How its name sounds (jgzp jinguzhipei), so that it is found by pinyin and initials; filled in by the program.
alter table organisation add column sound text;
create index organisation_sounding on organisation using gin (@city.name_pairs(sound));
create index organisation_unheard on organisation (id) where sound is null
