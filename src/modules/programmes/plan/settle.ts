import type { CaseFile, Foreseen, StepOutcome } from '../../../kernel/case/index.ts'
import { fromTo, yuan } from '../../../kernel/case/index.ts'
import { type Decision, recordOf } from '../../../kernel/decision/decision.ts'
import { filesOf } from '../../../kernel/file/index.ts'
import { type Fen, fen } from '../../../kernel/value/money.ts'
import { yearOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { fundStands } from '../../payments/index.ts'
import { openPayment } from '../pay/open.ts'
import { refusals } from '../refusals.ts'
import { type DoneFacts, maySettle } from '../rules.ts'
import { type Programme, programmeOfCase, setStanding } from '../store.ts'
import { awaitedOf, type Head, headsOf } from './heads.ts'

/** What of a programme can be settled as the records are today. */
export interface Settlement {
  programme: Programme
  heads: Head[]
  facts: DoneFacts
  decision: Decision<true>
  /** 分 of all that are paid for. */
  amount: Fen
}

/** The settlement of a programme, as it would be decided now (结算). */
export async function settlementOf(ctx: VerbContext, number: string): Promise<Settlement> {
  const programme = await programmeOfCase(ctx.db, number)
  const heads = await headsOf(ctx, programme)
  const facts: DoneFacts = {
    kind: programme.kind,
    plannedOn: programme.plannedOn,
    plannedHeads: programme.heads,
    doneHeads: paidFor(heads).length,
    heldHours: Math.max(0, ...heads.map((one) => one.facts.heldHours)),
    onlineHours: programme.heldOnline ?? 0,
    videoHours: programme.heldVideo ?? 0,
    papers: await papersOn(ctx, number),
  }
  const amount = fen(paidFor(heads).reduce((so, { decision }) => so + (decision.value ?? 0), 0))
  return { programme, heads, facts, decision: maySettle(facts, await ctx.standards()), amount }
}

const paidFor = (heads: readonly Head[]): Head[] =>
  heads.filter(({ decision }) => decision.outcome === 'granted' && (decision.value ?? 0) > 0)

/** How many papers hang on a case, each content once. */
export async function papersOn(ctx: VerbContext, number: string): Promise<number> {
  const files = (await filesOf(ctx.db, 'case', [number])).filter(({ withdrawnAt }) => withdrawnAt === null)
  return new Set(files.map(({ address }) => address)).size
}

/** Why a decision says no, in one sentence. */
export const unmetOf = (decision: Decision<unknown>): string =>
  `${decision.reasons
    .filter(({ met }) => !met)
    .map(({ found, needed, next }) => [found ?? needed, next].filter(Boolean).join('：'))
    .join('；')}。`

/**
 * Settles a programme (结算): every person is decided anew, what must still be true is asked again, and each who is paid for
 * has a case of their own, by which money is set aside at once.
 */
export async function settle(ctx: VerbContext, file: CaseFile): Promise<StepOutcome> {
  const found = await settlementOf(ctx, file.number)
  const held = await heldBy(ctx, found)
  if (held) return { to: 'deciding', hold: held }
  if (found.decision.outcome !== 'granted') throw refusals.reportNotMet({ detail: unmetOf(found.decision) })
  const heads = paidFor(found.heads)
  if (heads.length === 0) throw refusals.nothingToPay()
  for (const { person, payee, record, decision, grounds } of heads)
    await openPayment(ctx, {
      programme: found.programme,
      part: 'settlement',
      person,
      payee,
      amount: decision.value as Fen,
      record,
      grounds,
      advanced: false,
    })
  await setStanding(ctx.db, file.number, 'settled')
  return { record: recordOf('programmes.may-settle', ctx.today, found.facts, found.decision) }
}

/** Why a settlement waits: a register has not answered, or somebody may still be hired in time. */
export async function heldBy(ctx: VerbContext, { heads }: Settlement) {
  const awaited = await awaitedOf(ctx, heads)
  if (awaited) return awaited
  const waiting = heads.filter(({ decision }) => decision.outcome === 'held')
  if (waiting.length === 0) return null
  return { code: 'hired', text: `还有 ${waiting.length} 人在限期内没有查到就业，查到或者限期满后再结算` }
}

/** What settling will do, by the same rules: for how many, how much, and what is left of the fund. */
export async function foreseeSettlement(ctx: VerbContext, file: CaseFile): Promise<Foreseen[]> {
  const { heads, amount, programme } = await settlementOf(ctx, file.number)
  const paid = paidFor(heads).length
  const { title, available } = await fundStands(ctx, programme.district, yearOf(ctx.today), 'employment')
  const after = fen(available - amount)
  return [
    { label: '结算', text: `${paid} 人，${yuan(amount)}`, warns: paid === 0 },
    ...(paid < heads.length ? [{ label: '不结算', text: `${heads.length - paid} 人`, warns: true }] : []),
    after < 0
      ? { label: title, text: `可用 ${yuan(available)}，不够，等财政追加额度`, warns: true }
      : { label: title, text: `可用 ${fromTo(available, after)}` },
  ]
}
