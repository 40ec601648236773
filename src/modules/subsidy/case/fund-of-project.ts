import type { FundKind } from '../../payments/index.ts'
import type { Project } from '../facts.ts'

/** Which kind of fund pays a project (资金渠道). */
export const FUND_OF_PROJECT: Record<Project, FundKind> = {
  training: 'employment',
  assessment: 'employment',
  'skill-upgrade': 'unemployment',
}
