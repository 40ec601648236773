-- Whether the class follows the 职业培训包 of its occupation, as its provider filed it; null where the filing did not say.
alter table training_class add column by_package boolean
