/** How a finding stands (疑点状态). */
export const FINDING_STANDINGS = { open: '在办', upheld: '属实', dismissed: '不成立' } as const
export type FindingStanding = keyof typeof FINDING_STANDINGS
