/** The rules of appeals in plain words (规则名). */
export const SITTING_RULES: Readonly<Record<string, string>> = {
  'appeal-own-paper': '本场考的科目',
  'appeal-marked': '有成绩的科目',
  'appeal-once': '一科复核一次',
  'appeal-in-time': '复核期限',
}
