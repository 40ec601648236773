create trigger online_platform_touched after insert or update on online_platform
  for each row execute function @city.figure_touched('online-platforms', 'r.id');
create trigger online_platform_credit_touched after insert or update on online_platform_credit
  for each row execute function @city.figure_touched('platform-learning', 'r.person')
