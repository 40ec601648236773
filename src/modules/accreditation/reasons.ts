/** Why the city may take an accreditation away (取消理由). */
export const REVOCATIONS = {
  untrue: '申请、年度情况弄虚作假',
  leaked: '泄露试题、替考、改成绩',
  'out-of-scope': '超出备案范围评价',
  'bulk-issue': '违规批量发证、买卖证书',
  'failed-check': '年度检查不合格，改正后仍不合格',
  lent: '出租、出借备案资格',
} as const
