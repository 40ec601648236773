-- What is done with each case of a batch: its primary step where everything agrees (as before), being claimed, or one step for
-- one reason; with the words in which it is shown.
alter table case_batch add column act jsonb not null default '{"do": "primary", "title": "办主要的一步"}'
