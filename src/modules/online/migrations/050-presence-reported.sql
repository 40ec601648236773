-- when presence was last shown within what was played, as the platform reports it (随机点名); null where it was not asked for
alter table online_platform_credit add column shown_at timestamptz
