import { catalogue } from '../../kernel/verb/index.ts'

/** What assessment refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('assessment', {
  asAssessor: [403, '请以评价机构的身份办理'],
  badMarks: [422, '成绩有误'],
  enrolAsOneself: [403, '请以本人身份报名'],
  enrolmentClosed: [409, '这场考试的报名已经截止'],
  enteredTwice: [403, '这一科已由两人录入', '同一科由两个人各录一遍，第三人不能再录。'],
  examDayPast: [422, '考试日已经过去'],
  examWithoutClass: [409, '这场考试没有对应的班次', '请让考生自行报名。'],
  marksNotReady: [409, '还不能公布成绩'],
  noOpenExam: [404, '没有这场考试，或报名已经截止', '请从考试计划里重新选一场。'],
  noSuchClass: [422, '没有这个班次'],
  noSuchExam: [404, '没有这场考试'],
  nobodyCompleted: [409, '这个班还没有结业学员', '请等培训机构办理结业后再导入。'],
  nobodyEligible: [409, '还没有符合条件的考生', '请先导入结业学员或等考生报名。'],
  otherOccupation: [409, '考试与班次不是同一职业、同一等级', '请取消这场考试，按班次的职业和等级另行安排。'],
  paperNotInLevel: [422, (given) => `这个等级不考${given}`],
})
