import type { Clause } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { skillUpgradeKind, subsidyKind } from '../standard.ts'

/** How many working days review and notice take, and by which clause. */
export interface ClaimTerms {
  review: number
  notice: number
  clause: Clause
}

/** The terms of 培训补贴 and 评价补贴. */
export function measuresTerms(standards: Standards, day: CivilDate): ClaimTerms {
  const edition = standards.inForce(subsidyKind, day) ?? standards.all(subsidyKind)[0]
  if (!edition) throw new Error('the city publishes no subsidy standard')
  const { reviewWorkingDays: review, noticeWorkingDays: notice, clause } = edition.data.time
  return { review, notice, clause: standards.cite(clause) }
}

/** The terms of 技能提升补贴. */
export function upgradeTerms(standards: Standards, day: CivilDate): ClaimTerms {
  const edition = standards.inForce(skillUpgradeKind, day) ?? standards.all(skillUpgradeKind)[0]
  if (!edition) throw new Error('the city publishes no standard of 技能提升补贴')
  const { reviewWorkingDays: review, noticeWorkingDays: notice, clause } = edition.data.handling
  return { review, notice, clause: standards.cite(clause) }
}
