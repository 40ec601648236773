/** Why the city may take a naming away (取消理由). */
export const REVOCATIONS = {
  untrue: '申报、年度报告弄虚作假',
  unused: '一年以上没有开展培训',
  'failed-review': '年度评估不合格，改正后仍不合格',
  safety: '发生培训安全责任事故',
  misuse: '违规使用培训资金',
} as const
