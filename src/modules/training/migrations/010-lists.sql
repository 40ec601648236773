-- Every list of classes is read by its order out of an index: those to begin next, those filed last.
create index training_class_to_begin on training_class (starts_on, number) where state = 'approved';
create index training_class_filed on training_class (filed_on, number);
create index training_class_filed_in on training_class (district, filed_on, number);
create index training_class_filed_by on training_class (provider, filed_on, number);
create index training_class_last_digits on training_class (right(number, 6));
create index training_class_keyed on training_class (occupation_key collate "C")
