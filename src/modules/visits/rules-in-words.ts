/** The rules of quality supervision in plain words (规则名), by the id that a reason carries. */
export const VISITS_RULES: Readonly<Record<string, string>> = {
  'supervisors-enough': '督导员人数',
  'supervisor-card': '督导员证卡',
  'supervisor-account': '督导员账号',
  'supervisor-outside': '不督导本单位',
  'supervisor-no-trainer': '不督导本单位培训的班',
  'supervisor-no-candidate': '督导员不参加考试',
  'supervisor-no-teacher': '不督导自己的学员',
  'supervisor-no-colleague': '不督导自己的同事',
  'supervisor-not-bound': '督导员没有要回避的考生',
}
