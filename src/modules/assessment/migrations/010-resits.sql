-- Once worded otherwise, to the same effect: 14ed99caeff94f40a5da55795ceec6885b85bcbf5195d33ba71e946998474a32
-- Under which letter its certificates are numbered (R4.7), fixed when it is planned; null before this was asked.
alter table exam add column category text;
alter table exam add constraint exam_category_check check (category in ('Y', 'S'));
-- 作废: an examination found to have been unlawful after its certificates were issued
alter table exam drop constraint exam_state_check;
alter table exam add constraint exam_state_check
  check (state in ('enrolling', 'seated', 'notice', 'certified', 'cancelled', 'void'));
-- What a resit candidate (补考) carries from earlier examinations: [{paper, value, heldOn, exam}].
alter table exam_candidate add column carried jsonb not null default '[]';
-- 缺考 and 违纪 are entries like a mark, by two people.
alter table exam_mark alter column value drop not null;
alter table exam_mark add column standing text;
alter table exam_mark add constraint exam_mark_standing_check check (standing in ('absent', 'violation'));
-- what happened, for 违纪
alter table exam_mark add column note text;
alter table exam_mark add constraint exam_mark_note_check check (length(note) between 1 and 300);
alter table exam_mark add constraint exam_mark_entry check ((value is null) <> (standing is null));
alter table exam_mark add constraint exam_mark_violation
  check (coalesce(standing = 'violation', false) = (note is not null))
