-- The code of a trainee is read out and typed (学员码): new ones are thirteen digits without I, L, O or U, old ones stay.
alter table online_platform_learner alter column code type text using code::text
