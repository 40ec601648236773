-- A figure without a published definition says so: it has no clause.
alter table figure_published alter column clause drop not null
