import { z } from 'zod'
import { type CaseFile, type Foreseen, type StepOutcome, yuan } from '../../../kernel/case/index.ts'
import { type Decision, type DecisionRecord, recordOf } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { type Fen, fen } from '../../../kernel/value/money.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { aheadOf } from '../pay/call-back.ts'
import { openPayment } from '../pay/open.ts'
import { refusals } from '../refusals.ts'
import { decideAdvance } from '../rules.ts'
import { programmeOn } from '../standard.ts'
import { askAdvance, type Programme, programmeOfCase } from '../store.ts'
import { awaitedOf, type Head, headsOf } from './heads.ts'
import { unmetOf } from './unmet.ts'

/** How much is asked for ahead. */
export const AdvanceForm = z.strictObject({
  percent: z
    .number('请填数字')
    .int('请填整数')
    .min(1, '至少 1%')
    .max(100)
    .meta({ title: '预拨比例', unit: '%' }),
})

interface Advance {
  head: Head
  decision: Decision<Fen>
  record: DecisionRecord
}

/** Asks for an advance: a share that the standard does not allow is refused at once. */
export async function ask(ctx: VerbContext, file: CaseFile, percent: number): Promise<StepOutcome> {
  const programme = await programmeOfCase(ctx.db, file.number)
  const edition = programmeOn(await ctx.standards(), programme.kind, programme.plannedOn)
  if (!edition?.data.advance) throw refusals.noAdvance()
  if (percent > edition.data.advance.mostPercent)
    throw refusals.advanceTooMuch({
      fields: [{ path: 'input.percent', message: `最多 ${edition.data.advance.mostPercent}%` }],
    })
  if ((await advancesOf(ctx, { ...programme, advancePercent: percent })).length === 0)
    throw refusals.nobodyToAdvance()
  await askAdvance(ctx.db, file.number, percent)
  return { note: `${percent}%` }
}

/** What would be paid ahead for each who has had nothing yet, as the records are today. */
async function advancesOf(ctx: VerbContext, programme: Programme): Promise<Advance[]> {
  const before = await aheadOf(ctx, programme.number)
  const standards = await ctx.standards()
  return (await headsOf(ctx, programme))
    .filter(({ person }) => !before.has(person))
    .map((head) => ({ head, ...decided(ctx, programme, head, standards) }))
}

function decided(ctx: VerbContext, programme: Programme, { facts }: Head, standards: Standards) {
  const { kind, plannedOn, amountEach, now, excluded } = facts
  const asked = {
    kind,
    plannedOn,
    amountEach,
    percent: programme.advancePercent ?? 0,
    signed: facts.signed ?? false,
    attending: facts.attending ?? false,
    now,
    excluded,
  }
  const decision = decideAdvance(asked, standards)
  return { decision, record: recordOf('programmes.advance', ctx.today, asked, decision) }
}

/** Grants it: for each who is signed, employed and in it on this day; for the others it says why not. */
export async function grant(ctx: VerbContext, file: CaseFile): Promise<StepOutcome> {
  const programme = await programmeOfCase(ctx.db, file.number)
  const advances = await advancesOf(ctx, programme)
  const held = await awaitedOf(
    ctx,
    advances.map(({ head }) => head),
  )
  if (held) return { to: 'advancing', hold: held }
  const granted = advances.filter(({ decision }) => decision.outcome === 'granted')
  const [first] = advances
  if (granted.length === 0) throw refusals.nobodyToAdvance(first ? { detail: unmetOf(first.decision) } : {})
  for (const { head, decision, record } of granted)
    await openPayment(ctx, {
      programme,
      part: 'advance',
      person: head.person,
      payee: head.payee,
      amount: decision.value as Fen,
      record,
      grounds: head.grounds,
      advanced: false,
    })
  return { note: `预拨 ${granted.length} 人` }
}

/** What granting will do: for how many, and how much. */
export async function foreseeAdvance(ctx: VerbContext, file: CaseFile): Promise<Foreseen[]> {
  const advances = await advancesOf(ctx, await programmeOfCase(ctx.db, file.number))
  const granted = advances.filter(({ decision }) => decision.outcome === 'granted')
  const sum = fen(granted.reduce((so, { decision }) => so + (decision.value ?? 0), 0))
  const left = advances.length - granted.length
  return [
    { label: '预拨', text: `${granted.length} 人，${yuan(sum)}`, warns: granted.length === 0 },
    ...(left > 0
      ? [{ label: '不预拨', text: `${left} 人没有签全、已离开或者不在申报企业就业`, warns: true }]
      : []),
  ]
}

/** What would be paid ahead for one person as the records are today, by the share that was asked for. */
export async function advanceOf(
  ctx: VerbContext,
  programme: Programme,
  person: string,
): Promise<Pick<Advance, 'decision' | 'record'>> {
  const head = (await headsOf(ctx, programme)).find((one) => one.person === person)
  if (!head) throw new Error(`${person} is not of ${programme.number}`)
  return decided(ctx, programme, head, await ctx.standards())
}
