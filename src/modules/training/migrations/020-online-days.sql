-- A day of a blended class that is taught online (线上理论): nobody signs in on it, what was counted online signs in.
alter table training_day add column online boolean not null default false;
alter table attendance drop constraint attendance_method_check;
alter table attendance add constraint attendance_method_check check (method in ('qr', 'teacher', 'online'));
alter table attendance drop constraint attendance_check;
alter table attendance add constraint attendance_check
  check (method <> 'teacher' or (entered_by is not null and reason is not null))
