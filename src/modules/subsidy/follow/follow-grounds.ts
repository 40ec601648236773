import { readFile, takeStep } from '../../../kernel/case/index.ts'
import { groundsOf } from '../../../kernel/ground/index.ts'
import { openReexamination } from '../../../kernel/reexamination/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { cancelRecovery, lockPerson, openRecoveryOf, payableOf } from '../../payments/index.ts'
import { gatherCase } from '../case/claim-steps.ts'
import { claimProcedures, procedureOf } from '../case/procedure.ts'
import { claimOfCase, updateClaim } from '../claim.ts'
import { raiseAgain } from '../raise/raise-again.ts'
import { claimReexamination } from './reexamine-claim.ts'

/**
 * What a claim rests on was corrected (更正): it goes on with the successor, decided again without anybody noticing.
 * Where the new facts give another answer after the money was set aside, it goes back to the reviewer.
 */
export async function followCorrection(
  ctx: VerbContext,
  {
    claim: number,
    source,
    successor,
  }: { claim: string; source: { kind: string; id: string }; successor: string },
): Promise<void> {
  const claim = await claimOfCase(ctx.db, number)
  await lockPerson(ctx.db, claim.person)
  if (source.kind === 'certificate') await updateClaim(ctx.db, number, { certificate: successor })
  await lookAgain(ctx, number, '依据已经更正', await stands(ctx, number))
}

/**
 * What a claim rests on was withdrawn (撤销): a claim that is not paid goes back to review by itself, out of notice,
 * approval or funding, and its money is free again. What is at the bank or paid is re-examined by people.
 */
export async function followWithdrawal(
  ctx: VerbContext,
  { claim: number, why }: { claim: string; why: string },
): Promise<void> {
  const claim = await claimOfCase(ctx.db, number)
  await lockPerson(ctx.db, claim.person)
  await lookAgain(ctx, number, why, false)
}

/** What a claim rests on stands again: whoever has it in hand sees it so, and what was refused for it is raised again. */
export async function followRestoration(ctx: VerbContext, number: string): Promise<void> {
  const claim = await claimOfCase(ctx.db, number)
  await lockPerson(ctx.db, claim.person)
  if (claim.live) await standsAgain(ctx, number)
  else await raiseAgain(ctx, claim.person)
}

/** A claim whose ground stands again: what was demanded back for it, and is not paid back yet, is demanded no more. */
async function standsAgain(ctx: VerbContext, number: string): Promise<void> {
  await lookAgain(ctx, number, '依据恢复', true)
  const recovery = await openRecoveryOf(ctx.db, number)
  const lost = (await groundsOf(ctx.db, { kind: claimReexamination.kind, id: number })).some(
    ({ withdrawn }) => withdrawn !== null,
  )
  // What came back in part is settled first: raising again then follows from the recovery's end.
  if (recovery && !lost && recovery.repaid === 0 && recovery.pending === 0)
    await cancelRecovery(ctx, recovery.number, '追回所依据的认定已经撤销')
}

/** Whether the facts as they are now give the amount and the payee that the case stands for. */
async function stands(ctx: VerbContext, number: string): Promise<boolean> {
  const file = await readFile(ctx.db, number)
  const claim = await claimOfCase(ctx.db, number)
  const found = await gatherCase(ctx, claim)
  return found.amount === file?.amount && found.payeeId === claim.payeeId
}

/**
 * Looks at a claim once more after something it rests on has changed: out of notice, approval, funding or a batch back to
 * review where it is not the same any more, re-examined where it is paid.
 */
export async function lookAgain(ctx: VerbContext, number: string, why: string, same: boolean): Promise<void> {
  const payable = await payableOf(ctx.db, number)
  const file = await readFile(ctx.db, number)
  if (!file) throw new Error(`${number} vanished`)
  const { project } = await claimOfCase(ctx.db, number)
  const { steps } = procedureOf(project)
  const begins = (step: string) => [steps[step]?.from ?? []].flat().includes(file.state)
  // What finance has not released yet leaves its batch; what is at the bank waits for the bank's answer.
  if (begins('ground-lost') && !same && payable?.state !== 'sent')
    await takeStep(ctx, claimProcedures, number, 'ground-lost', { note: why })
  else if (begins('follow')) await takeStep(ctx, claimProcedures, number, 'follow', { note: why })
  else if (!same && payable?.state === 'paid')
    await openReexamination(ctx, { kind: claimReexamination.kind, id: number }, why)
}

/** What lost its ground while it was at the bank is re-examined once the bank has paid it (到账). */
export async function followPayment(ctx: VerbContext, number: string): Promise<void> {
  const lost = (await groundsOf(ctx.db, { kind: claimReexamination.kind, id: number })).find(
    ({ withdrawn }) => withdrawn !== null,
  )
  if (lost?.withdrawn) await lookAgain(ctx, number, lost.withdrawn.why, false)
}
