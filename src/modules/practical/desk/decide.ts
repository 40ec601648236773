import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { standing } from '../../../kernel/value/standing.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { boundToMe, examById } from '../../assessment/index.ts'
import { refusals } from '../refusals.ts'
import { pointsIn } from '../rules/points.ts'
import { PRESENCE, PRESENCES } from '../rules/settle.ts'
import { pointsFault } from '../rules/sheet.ts'
import { insertDecision } from '../store/decisions.ts'
import { decideLate, insertEntry } from '../store/entries.ts'
import type { Session } from '../store/sessions.ts'
import { asChief, lockedSession } from './reach.ts'
import { itemsOf, keepStandings, type Standing, standingsOf } from './standing.ts'

/** Who is bound to a candidate decides nothing about their marks either (回避). */
async function requireUnbound(
  ctx: VerbContext,
  { exam: id }: Session,
  { candidate: { person } }: Pick<Standing, 'candidate'>,
): Promise<void> {
  const exam = await examById(ctx.db, id)
  if (exam && (await boundToMe(ctx, exam)).has(person)) throw refusals.boundChief()
}

const Reason = z.string().trim().min(4, '请写明理由，至少 4 个字').max(300)
const Cell = {
  id: z.uuid(),
  candidate: z.uuid(),
  item: z.string().min(1).max(60),
  value: z.string().min(1).max(20),
  reason: Reason,
}

/** 组长裁定: where examiners are too far apart, by the chief with the reason, on just what they said; it lapses when one of them says otherwise. */
export const decideApart = verb({
  name: 'practical.decide',
  title: '裁定评分差异',
  http: 'POST /practical/sessions/{id}/decisions',
  who: may('practical.mark'),
  input: z.strictObject({ ...Cell, on: z.string().max(600) }),
  output: z.object({ left: z.number().int() }),
  async run(ctx, { id, candidate, item, value, reason, on }) {
    const session = await opened(ctx, id)
    const chief = await asChief(ctx, session)
    const one = await oneStanding(ctx, session, candidate)
    await requireUnbound(ctx, session, one)
    const { outcome } = one
    if (!outcome.apart.some((one) => one.item === item && one.on === on)) throw refusals.notApart()
    await requireValue(ctx, session, item, value)
    const by = { by: chief.account, name: chief.name, at: ctx.now }
    await insertDecision(ctx.db, { candidate, item, value, on, reason, ...by })
    await keepStandings(ctx, session, new Set([candidate]))
    ctx.act.after({ candidate, item, value, reason })
    return { left: (await oneStanding(ctx, session, candidate)).outcome.apart.length }
  },
})

/** 裁定两部手机: where one examiner's phones said different things and the examiner has not chosen, the chief does, with the reason. */
export const decideOwn = verb({
  name: 'practical.decide-own',
  title: '裁定两部手机不一致',
  http: 'POST /practical/sessions/{id}/own-decisions',
  who: may('practical.mark'),
  input: z.strictObject({ ...Cell, card: z.string().max(30) }),
  output: z.object({}),
  async run(ctx, { id, candidate, card, item, value, reason }) {
    const session = await opened(ctx, id)
    const chief = await asChief(ctx, session)
    const one = await oneStanding(ctx, session, candidate)
    await requireUnbound(ctx, session, one)
    const { outcome, cells } = one
    if (!outcome.own.some((one) => one.card === card && one.item === item)) throw refusals.notTwoPhones()
    await requireValue(ctx, session, item, value)
    await insertEntry(ctx.db, id, {
      key: randomUUID(),
      candidate,
      card,
      item,
      value,
      over: standing(cells.get(card)?.get(item) ?? []).map(({ key }) => key),
      device: '组长裁定',
      at: ctx.now,
      receivedAt: ctx.now,
      byAccount: chief.account,
      source: 'chief',
      became: 'counted',
      why: reason,
    })
    await keepStandings(ctx, session, new Set([candidate]))
    ctx.act.after({ candidate, card, item, value, reason })
    return {}
  },
})

/** 处理晚到的分: what an examiner's phone sent after the end counts only by the chief's word, with the reason. */
export const decideLateMarks = verb({
  name: 'practical.decide-late',
  title: '处理晚到的评分',
  http: 'POST /practical/sessions/{id}/late',
  who: may('practical.mark'),
  input: z.strictObject({
    id: z.uuid(),
    candidate: z.uuid(),
    card: z.string().max(30),
    taken: z.boolean(),
    reason: Reason,
  }),
  output: z.object({ entries: z.number().int() }),
  async run(ctx, { id, candidate, card, taken, reason }) {
    const session = await lockedSession(ctx, id)
    const chief = await asChief(ctx, session)
    // Once the marks are in the examination what is late can only be put aside; a correction is another's to decide.
    if (taken && session.enteredAt) throw refusals.entered()
    const by = { taken, reason, by: chief.account, at: ctx.now }
    const entries = await decideLate(ctx.db, id, { candidate, card }, by)
    if (entries === 0) throw refusals.noneLate()
    if (taken) await keepStandings(ctx, session, new Set([candidate]))
    ctx.act.after({ candidate, card, taken, reason, entries })
    return { entries }
  },
})

async function opened(ctx: VerbContext, id: string): Promise<Session> {
  const session = await lockedSession(ctx, id)
  if (session.enteredAt) throw refusals.entered()
  return session
}

async function oneStanding(ctx: VerbContext, session: Session, candidate: string): Promise<Standing> {
  const found = (await standingsOf(ctx, session)).find((one) => one.candidate.id === candidate)
  if (!found) throw refusals.noSuchCandidate()
  return found
}

async function requireValue(ctx: VerbContext, session: Session, item: string, value: string): Promise<void> {
  if (item === PRESENCE) {
    if (PRESENCES.some((known) => known === value)) return
    throw refusals.badPoints('请选到考、缺考或中止', { fields: [{ path: 'value', message: '请选一个' }] })
  }
  const known = (await itemsOf(ctx, session)).find(({ id }) => id === item)
  if (!known) throw refusals.noSuchCell()
  const fault = pointsFault(known, pointsIn(value))
  if (fault) throw refusals.badPoints(fault, { fields: [{ path: 'value', message: fault }] })
}
