-- When seats were last given after the others (补排): what was declared before that says nothing about those who came then.
alter table exam add column seated_late_at timestamptz
