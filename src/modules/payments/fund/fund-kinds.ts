/** What money a city pays from (资金渠道). */
export const FUND_KINDS = ['employment', 'unemployment'] as const
export type FundKind = (typeof FUND_KINDS)[number]

/** The kinds of fund in words. */
export const FUND_NAMES: Record<FundKind, string> = {
  employment: '就业补助资金',
  unemployment: '失业保险基金',
}
