import { module } from '../../kernel/module/index.ts'
import { foreseeClass } from './case/foresee.ts'
import { claimProcedures } from './case/procedure.ts'
import { subsidyChecks } from './checks.ts'
import { claimEnded, claimsOpened } from './events.ts'
import { subsidyFigures } from './figures.ts'
import { subsidyFollowers } from './followers.ts'
import { impactEvidence } from './impact/simulate.ts'
import { SUBSIDY_PERMISSIONS } from './permissions.ts'
import { lapseOffers } from './raise/lapse-offers.ts'
import { skillUpgradeKind, subsidyKind } from './rules.ts'
import { SUBSIDY_RULES } from './rules-in-words.ts'
import { estimate, estimateStandards } from './verbs/estimate.ts'
import { mySubsidies } from './verbs/mine.ts'
import { simulateImpact } from './verbs/simulate-impact.ts'
import { monthlySummary, summarise } from './verbs/summary.ts'

/** What training and certificates are worth to people and employers (补贴). */
export const subsidy = module({
  name: 'subsidy',
  title: '补贴',
  permissions: SUBSIDY_PERMISSIONS,
  verbs: [estimate, estimateStandards, mySubsidies, simulateImpact, monthlySummary, summarise],
  procedures: claimProcedures,
  kinds: [subsidyKind, skillUpgradeKind],
  events: [claimsOpened, claimEnded],
  follows: subsidyFollowers,
  // Who approves a class sees what it may cost.
  foresees: { KB: { approve: foreseeClass } },
  // Who signs a catalogue sees what it would cost.
  witnesses: { ML: impactEvidence },
  jobs: (kernel, onError) => [
    { name: 'subsidy.offers', everySeconds: 3600, run: () => lapseOffers(kernel, onError) },
  ],
  figures: subsidyFigures,
  checks: subsidyChecks,
  rules: SUBSIDY_RULES,
  works: { 'subsidy.raise-claims': '自动发起补贴', 'subsidy.lapse-offers': '申领期满处理' },
  portal: async () => (await import('./portal/index.tsx')).subsidyPortal,
  workbench: () => import('./workbench/index.ts'),
})
