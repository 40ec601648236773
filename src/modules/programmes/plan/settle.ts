import type { CaseFile, Foreseen, Hold, StepOutcome } from '../../../kernel/case/index.ts'
import { fromTo, yuan } from '../../../kernel/case/index.ts'
import { type Decision, recordOf } from '../../../kernel/decision/decision.ts'
import { filesOf } from '../../../kernel/file/index.ts'
import { type Fen, fen } from '../../../kernel/value/money.ts'
import { yearOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { fundStands } from '../../payments/index.ts'
import { type Ahead, aheadOf, callBack } from '../pay/call-back.ts'
import { openPayment } from '../pay/open.ts'
import { refusals } from '../refusals.ts'
import { type DoneFacts, earnedOf, maySettle } from '../rules.ts'
import { type Programme, programmeOfCase, setStanding } from '../store.ts'
import { awaitedOf, type Head, headsOf } from './heads.ts'
import { unmetOf } from './unmet.ts'

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
    doneHeads: doneOf(heads).length,
    heldHours: Math.max(0, ...heads.map((one) => one.facts.heldHours)),
    onlineHours: programme.heldOnline ?? 0,
    videoHours: programme.heldVideo ?? 0,
    papers: await papersOn(ctx, number),
  }
  const amount = fen(paidFor(heads).reduce((so, { decision }) => so + (decision.value ?? 0), 0))
  return { programme, heads, facts, decision: maySettle(facts, await ctx.standards()), amount }
}

const doneOf = (heads: readonly Head[]): Head[] =>
  heads.filter(({ decision }) => decision.outcome === 'granted')

const paidFor = (heads: readonly Head[]): Head[] =>
  doneOf(heads).filter(({ decision }) => (decision.value ?? 0) > 0)

/** How many papers hang on a case, each content once. */
export async function papersOn(ctx: VerbContext, number: string): Promise<number> {
  const files = (await filesOf(ctx.db, 'case', [number])).filter(({ withdrawnAt }) => withdrawnAt === null)
  return new Set(files.map(({ address }) => address)).size
}

/**
 * Settles a programme (结算): every person is decided anew, what must still be true is asked again, and each who is paid for
 * has a case of their own, by which money is set aside at once.
 */
export async function settle(ctx: VerbContext, file: CaseFile): Promise<StepOutcome> {
  const ahead = await aheadOf(ctx, file.number)
  const before = await settlementOf(ctx, file.number)
  const held = await heldBy(ctx, before, ahead)
  if (held) return { to: 'deciding', hold: held }
  if (before.decision.outcome !== 'granted') throw refusals.reportNotMet({ detail: unmetOf(before.decision) })
  if (doneOf(before.heads).length === 0) throw refusals.nothingToPay()
  // What was granted ahead and has not left is settled with the rest.
  for (const one of ahead.values()) if (one.is === 'here') await callBack(ctx, one, '并入结算，不再预拨')
  const found = await settlementOf(ctx, file.number)
  for (const head of found.heads) await settleHead(ctx, found.programme, head, ahead.get(head.person))
  await setStanding(ctx.db, file.number, 'settled')
  return { record: recordOf('programmes.may-settle', ctx.today, found.facts, found.decision) }
}

/** One person is paid for the rest, or what was paid ahead comes back: all of it, or what is more than was earned. */
async function settleHead(
  ctx: VerbContext,
  programme: Programme,
  { person, payee, record, decision, grounds, facts }: Head,
  ahead: Ahead | undefined,
): Promise<void> {
  const advanced = facts.advance > 0
  if (decision.outcome !== 'granted') {
    if (ahead && advanced) await callBack(ctx, ahead, `${programme.number} 没有完成，预拨追回`)
    return
  }
  const earned = earnedOf(facts)
  if (ahead && earned < facts.advance)
    await callBack(ctx, ahead, `${programme.number} 完成不足，多预拨的追回`, fen(facts.advance - earned))
  if ((decision.value ?? 0) > 0)
    await openPayment(ctx, {
      programme,
      part: 'settlement',
      person,
      payee,
      amount: decision.value as Fen,
      record,
      grounds,
      advanced,
    })
}

/** Why a settlement waits: a register has not answered, or somebody may still be hired in time. */
export async function heldBy(
  ctx: VerbContext,
  { heads }: Settlement,
  ahead: ReadonlyMap<string, Ahead>,
): Promise<Hold | null> {
  const awaited = await awaitedOf(ctx, heads)
  if (awaited) return awaited
  if ([...ahead.values()].some(({ is }) => is === 'at-bank'))
    return { code: 'advance-at-bank', text: '预拨的钱正在银行，回盘以后再结算' }
  const waiting = heads.filter(({ decision }) => decision.outcome === 'held')
  if (waiting.length === 0) return null
  return { code: 'hired', text: `还有 ${waiting.length} 人没有查到就业，查到或者登记时限满后再结算` }
}

/** What settling will do, by the same rules: for how many, how much, and what is left of the fund. */
export async function foreseeSettlement(ctx: VerbContext, file: CaseFile): Promise<Foreseen[]> {
  const { heads, amount, programme } = await settlementOf(ctx, file.number)
  const paid = paidFor(heads).length
  const done = doneOf(heads).length
  const back = fen(
    heads.reduce((so, { facts, decision }) => {
      const kept = decision.outcome === 'granted' ? Math.min(earnedOf(facts), facts.advance) : 0
      return so + facts.advance - kept
    }, 0),
  )
  const { title, available } = await fundStands(ctx, programme.district, yearOf(ctx.today), 'employment')
  const after = fen(available - amount)
  return [
    { label: '结算', text: `${paid} 人，${yuan(amount)}`, warns: paid === 0 },
    ...(done < heads.length ? [{ label: '不结算', text: `${heads.length - done} 人`, warns: true }] : []),
    ...(back > 0 ? [{ label: '追回预拨', text: yuan(back), warns: true }] : []),
    after < 0
      ? { label: title, text: `可用 ${yuan(available)}，不够，等财政追加额度`, warns: true }
      : { label: title, text: `可用 ${fromTo(available, after)}` },
  ]
}
