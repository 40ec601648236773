import { casesOf } from '../../../kernel/case/index.ts'
import type { Decision, Reason } from '../../../kernel/decision/decision.ts'
import { reexaminedFor } from '../../../kernel/reexamination/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { lockPerson } from '../../payments/index.ts'
import { gatherCase } from '../case/claim-steps.ts'
import { claimsOfPerson } from '../claim.ts'
import { lookAgain } from './follow-grounds.ts'
import { claimReexamination } from './reexamine-claim.ts'

/** Where a claim stands that was decided: before, its reviewer decides on what is known then. */
const DECIDED = ['funding', 'summary', 'notice', 'approved', 'batched', 'paid']

/** The rules that ask who the person was on the claim's own days; what was paid since is none of theirs. */
const OF_THE_PERSON = new Set([
  'not-a-pupil',
  'not-retired',
  'alive',
  'not-in-custody',
  'group-before-class',
  'group-agrees',
  'employer-agrees',
  'insured',
  'enterprise',
])

/**
 * A register has told something of a person after a claim was decided (登记后来才知道): where it shows that the person was
 * not who the decision says, what is unpaid goes back to review and what is paid is re-examined, once for each finding.
 */
export async function followRegisters(ctx: VerbContext, person: string): Promise<void> {
  await lockPerson(ctx.db, person)
  const claims = new Map(
    (await claimsOfPerson(ctx.db, person)).filter(({ live }) => live).map((one) => [one.number, one]),
  )
  if (claims.size === 0) return
  for (const file of await casesOf(ctx.db, { numbers: [...claims.keys()], states: DECIDED })) {
    const claim = claims.get(file.number)
    if (!claim) continue
    const { decision } = await gatherCase(ctx, claim, 'looks')
    const [found] = unmet(decision).filter(
      ({ rule }) => !unmet(file.record?.decision).some((before) => before.rule === rule),
    )
    if (!found) continue
    const why = `登记有新的记录：${found.found}`
    if (await reexaminedFor(ctx.db, { kind: claimReexamination.kind, id: file.number }, why)) continue
    await lookAgain(ctx, file.number, why, false)
  }
}

const unmet = (decision: Decision<unknown> | null | undefined): Reason[] =>
  decision?.reasons.filter(({ met, rule }) => !met && OF_THE_PERSON.has(rule)) ?? []
