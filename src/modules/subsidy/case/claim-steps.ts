import type { CaseFile, Taking } from '../../../kernel/case/index.ts'
import { recordOf } from '../../../kernel/decision/decision.ts'
import { setGrounds } from '../../../kernel/ground/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { lockPerson, mayGoOn, RETURNED, release } from '../../payments/index.ts'
import { setAccount } from '../../people/index.ts'
import { type Claim, claimOfCase, updateClaim } from '../claim.ts'
import { claimEnded } from '../events.ts'
import { type Asking, type Gathered, gatherClaim } from '../facts/gather-facts.ts'
import { payeeNames } from '../raise/payee-names.ts'
import { refusals } from '../refusals.ts'
import { ENDED, type Ending, endedClaim, saysSo } from '../rules/situation/ended.ts'
import { causeOf, NO_FUNDS } from './hold.ts'
import { setAside } from './set-aside.ts'

/** What a claim is decided on now, with its row as it stands. */
export async function gatherCase(ctx: VerbContext, claim: Claim, asking?: Asking): Promise<Gathered> {
  const subject = {
    number: claim.number,
    project: claim.project,
    certificate: claim.certificate,
    class: claim.class,
    person: claim.person,
    confirmedEmployer: claim.confirmedEmployer,
    appliedOn: claim.appliedOn,
  }
  return gatherClaim(ctx, subject, asking)
}

/** Keeps what a new decision changes: who is paid, the newest certificate, what it rests on. */
export async function decideAnew(ctx: VerbContext, claim: Claim, found: Gathered) {
  if (found.payeeId !== claim.payeeId || found.certificate.id !== claim.certificate)
    await updateClaim(ctx.db, claim.number, { payeeId: found.payeeId, certificate: found.certificate.id })
  await setGrounds(ctx, { kind: 'claim', id: claim.number }, found.grounds)
  return {
    record: found.record,
    amount: found.amount,
    attention: found.attention,
    organisation: found.payee === 'person' ? null : found.payeeId,
    subtitle: (await payeeNames(ctx.db, [found])).get(found) ?? '',
  }
}

/**
 * Decides again on fresh facts, among everything that is live for the person, then sets the money aside. Where a
 * register is awaited or the fund cannot cover it the claim waits; where the rules now say no, it stays with the
 * reviewer, with the decision that says why.
 */
export async function approve(ctx: VerbContext, file: CaseFile) {
  const claim = await claimOfCase(ctx.db, file.number)
  await lockPerson(ctx.db, claim.person)
  const found = await gatherCase(ctx, claim)
  const anew = await decideAnew(ctx, claim, found)
  const cause = await causeOf(ctx, found)
  if (cause) return { ...anew, to: 'review', hold: cause }
  if (found.amount === null) return { ...anew, to: 'review', attention: [NOT_ANY_MORE, ...found.attention] }
  const reserved = await setAside(ctx, file, claim, found)
  const next = claim.project === 'skill-upgrade' ? 'summary' : 'notice'
  if (reserved.reserved) return { ...anew, to: next }
  if (reserved.reason === 'funds') return { ...anew, to: 'funding', hold: NO_FUNDS }
  throw refusals.notToApprove({ detail: standsAgainst(reserved) })
}

const NOT_ANY_MORE = '系统按现在的记录重新核对：不符合条件，请看决定依据；确认后改为不予通过'

const standsAgainst = ({ reason, by }: { reason: string; by?: string }): string =>
  reason === 'key'
    ? `同一人同一职业同一等级已由 ${by} 批准或拨付，只补一次。请改为不予通过。`
    : `这个人今年的补贴次数已满（最近一笔是 ${by}）。请改为不予通过。`

/** Why a held claim waits still, or with which decision it goes on. */
export async function resume(ctx: VerbContext, file: CaseFile) {
  const claim = await claimOfCase(ctx.db, file.number)
  if (file.held?.code === RETURNED.code) {
    return (await mayGoOn(ctx.db, file.number)) && file.record
      ? { record: file.record, amount: file.amount }
      : { hold: RETURNED }
  }
  await lockPerson(ctx.db, claim.person)
  const found = await gatherCase(ctx, claim)
  const cause = await causeOf(ctx, found)
  if (cause) return { hold: cause }
  if (file.state === 'funding') {
    if (found.amount === null) return { ...(await decideAnew(ctx, claim, found)), step: 'recheck' }
    const reserved = await setAside(ctx, file, claim, found)
    if (!reserved.reserved && reserved.reason === 'funds') return { hold: NO_FUNDS }
    const step = reserved.reserved
      ? claim.project === 'skill-upgrade'
        ? 'funded-summary'
        : 'funded'
      : 'recheck'
    return { ...(await decideAnew(ctx, claim, found)), step }
  }
  return decideAnew(ctx, claim, found)
}

/** What a correction brings: the decision on the facts as they are now. */
export async function redecide(ctx: VerbContext, file: CaseFile) {
  const claim = await claimOfCase(ctx.db, file.number)
  const found = await gatherCase(ctx, claim)
  const anew = await decideAnew(ctx, claim, found)
  const cause = await causeOf(ctx, found)
  return cause ? { ...anew, to: 'filed', hold: cause } : anew
}

/** The case stays where it is, with the decision on the facts as they are now. */
export async function followed(ctx: VerbContext, file: CaseFile) {
  const claim = await claimOfCase(ctx.db, file.number)
  return { ...(await decideAnew(ctx, claim, await gatherCase(ctx, claim))), to: file.state }
}

/** What a claim rested on is gone before it was paid: the money is free again, and the reviewer sees what holds now. */
export async function groundLost(ctx: VerbContext, file: CaseFile, { note }: Taking) {
  await release(ctx, file.number, note ?? '依据撤销')
  const claim = await claimOfCase(ctx.db, file.number)
  const anew = await decideAnew(ctx, claim, await gatherCase(ctx, claim))
  return { ...anew, attention: [note ?? '依据已经撤销', ...anew.attention] }
}

export const uncommit =
  (why: string) =>
  async (ctx: VerbContext, file: CaseFile): Promise<undefined> => {
    await release(ctx, file.number, why)
  }

/**
 * The claim ends unpaid: nothing is owed any more, the decision says why, and what it stood in the way of may now be
 * had. Where the records themselves refuse it for what the officer names, their decision is the refusal.
 */
export const endUnpaid =
  (by: Ending['by']) =>
  async (ctx: VerbContext, file: CaseFile, { reason }: Taking) => {
    const claim = await claimOfCase(ctx.db, file.number)
    const { facts, decision, record } = await gatherCase(ctx, claim, 'looks')
    const ending = { by, reason: by === 'time' ? 'lapsed' : reason } as Ending
    if (ending.by === 'officer' && ending.reason === 'conditions' && decision.outcome === 'granted')
      throw refusals.allConditionsMet()
    await updateClaim(ctx.db, file.number, { live: false, offeredUntil: null })
    await ctx.emit(claimEnded, { claim: file.number })
    if (ending.by === 'officer' && saysSo(decision, ending.reason)) return { record, amount: null }
    const ended = { claim: facts, ending }
    const refusal = endedClaim(ended, await ctx.standards())
    return { record: recordOf(ENDED, ctx.today, ended, refusal), amount: null }
  }

/** 核定: the district says on evidence which of the employers that the records name is paid. */
export async function settleEmployer(ctx: VerbContext, file: CaseFile, { reason }: Taking) {
  const claim = await claimOfCase(ctx.db, file.number)
  const { facts } = await gatherCase(ctx, claim)
  const employment = facts.project === 'skill-upgrade' ? undefined : facts.employment
  const chosen =
    reason === 'declared' ? employment?.declared : (employment?.filing ?? employment?.completion ?? null)
  if (!chosen) throw refusals.employerNotInRecord()
  await updateClaim(ctx.db, file.number, { confirmedEmployer: chosen })
  const settled = { ...claim, confirmedEmployer: chosen }
  const found = await gatherCase(ctx, settled)
  const cause = await causeOf(ctx, found)
  return { ...(await decideAnew(ctx, settled, found)), to: file.state, ...(cause ? { hold: cause } : {}) }
}

/** The person takes up an offer: applied for today, and decided on what is known today. */
export async function confirmOffer(ctx: VerbContext, file: CaseFile, account: string | undefined) {
  if (account && file.person) await setAccount(ctx, file.person, account)
  const claim = await claimOfCase(ctx.db, file.number)
  if (claim.offeredUntil !== null && claim.offeredUntil < ctx.today) throw refusals.claimTimeOver()
  const found = await gatherCase(ctx, { ...claim, appliedOn: ctx.today })
  const cause = await causeOf(ctx, found)
  if (cause?.code === 'account-missing')
    throw refusals.accountFirst({ fields: [{ path: 'account', message: '请填写本人的银行账号' }] })
  if (found.decision.outcome === 'refused') {
    const missing = found.decision.reasons.filter(({ met }) => !met)
    throw refusals.notToClaimYet({
      detail: missing.map(({ found, needed, next }) => `${found}；需要${needed}。${next ?? ''}`).join('\n'),
    })
  }
  await updateClaim(ctx.db, file.number, { appliedOn: ctx.today, offeredUntil: null })
  const applied = { ...claim, appliedOn: ctx.today, offeredUntil: null }
  return { ...(await decideAnew(ctx, applied, found)), to: 'filed', ...(cause ? { hold: cause } : {}) }
}
