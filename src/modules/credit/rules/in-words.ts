/** The rules of the rating in plain words (规则名), by the id that a reason carries. */
export const CREDIT_RULES: Readonly<Record<string, string>> = {
  'credit-standard': '当年施行的信用评价标准',
  'credit-indicator': '评分项',
  'credit-veto': '一票否决',
  'credit-grade': '分数和等级',
}
