import type { CaseFile } from '../../../kernel/case/index.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import { yearOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { fundOf, type Reserved, reserve } from '../../payments/index.ts'
import type { Claim } from '../claim.ts'
import type { Gathered } from '../facts/gather-facts.ts'
import type { ClaimFacts } from '../facts.ts'
import { classDay } from '../rules/situation/day.ts'
import { skillUpgradeKind } from '../standard.ts'
import { FUND_OF_PROJECT } from './fund-of-project.ts'
import { payeeRef } from './payee-ref.ts'

/** Sets the money of a claim aside, with the keys that let it be had once and the places that its limits have. */
export async function setAside(
  ctx: VerbContext,
  file: CaseFile,
  claim: Claim,
  { facts, amount, payee, payeeId }: Gathered,
): Promise<Reserved> {
  const to = payeeRef({ payee, payeeId })
  if (amount === null || to === null)
    throw new Error(`${file.number}: nothing to set aside, or nobody to pay`)
  const what = `${claim.person}/${occupationKey(claim.occupation)}/${claim.level}`
  const day = facts.project === 'skill-upgrade' ? facts.appliedOn : facts.classFiledOn
  const limit = await limitOf(ctx, facts)
  const window = limit?.window === 'year' ? yearOf(day) : 'ever'
  return reserve(ctx, {
    case: file.number,
    person: claim.person,
    payee: to,
    purpose: claim.project,
    fund: await fundOf(ctx, file.district, yearOf(ctx.today), FUND_OF_PROJECT[claim.project]),
    amount,
    // R3.13: the costs of a training or the upgrade, never both; the evaluation fee goes beside the training.
    keys:
      claim.project === 'assessment' ? [`assessment/${what}`] : [`${claim.project}/${what}`, `cost/${what}`],
    limits: limit ? [{ key: `${claim.project}/${claim.person}/${window}`, max: limit.max }] : [],
    countsOn: day,
  })
}

async function limitOf(
  ctx: VerbContext,
  facts: ClaimFacts,
): Promise<{ window: 'year' | 'lifetime'; max: number } | null> {
  const standards = await ctx.standards()
  if (facts.project === 'skill-upgrade')
    return standards.inForce(skillUpgradeKind, facts.appliedOn)?.data.limit ?? null
  const { measures } = classDay(standards, facts.classFiledOn)
  return measures?.data.limits.counted.find(({ groups }) => groups.includes(facts.group)) ?? null
}
