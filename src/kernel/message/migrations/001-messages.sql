-- What a case tells its people (消息): one line for each event that concerns them, to whom the case belongs.
create table message (
  id bigint generated always as identity primary key,
  case_number text not null,
  seq integer not null,
  district text not null,
  to_kind text not null check (to_kind in ('person', 'organisation')),
  to_id uuid not null,
  text text not null check (length(text) between 1 and 300),
  -- something is asked of whoever reads it
  asks boolean not null,
  at timestamptz not null,
  read_at timestamptz,
  -- beside the inbox: by short message, or, for who has no telephone, at the counter (窗口当面告知)
  beside text check (beside in ('sms', 'counter')),
  sms_state text check (sms_state in ('waiting', 'sent', 'failed')),
  sms_tries integer not null default 0,
  sms_next_try_at timestamptz,
  sms_receipt text check (length(sms_receipt) <= 200),
  sms_trouble text check (length(sms_trouble) <= 200),
  told_by text,
  unique (case_number, seq, to_kind),
  check ((beside = 'sms') = (sms_state is not null))
);
create index message_inbox on message (to_kind, to_id, at desc, id desc);
create index message_unread on message (to_kind, to_id) where read_at is null;
create index message_sms on message (sms_next_try_at) where sms_state = 'waiting';
create index message_counter on message (district, at) where beside = 'counter' and read_at is null;
