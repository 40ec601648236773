-- An organisation whose licence bears no credit code yet goes by its registration number (工商注册号, 15 digits).
alter table organisation drop constraint organisation_credit_code_check;
alter table organisation add constraint organisation_code_length check (length(credit_code) in (15, 18));
