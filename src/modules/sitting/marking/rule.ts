import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { correctMachineMarks } from '../../assessment/index.ts'
import { keysOf } from '../../bank/index.ts'
import { lockedSession } from '../desk/reach.ts'
import { refusals } from '../refusals.ts'
import { happened } from '../store/events.ts'
import { insertRuling, lastRound, lockRuling, settleRuling, valuesOf, writeMarks } from '../store/marks.ts'
import { lockSession } from '../store/sessions.ts'
import { sittingsOf } from '../store/sittings.ts'
import type { Ruling } from './points.ts'
import { settledOf } from './settle.ts'

const Key = z.record(z.string(), z.unknown())

/** 提出题目处理: after the papers were marked, that an item counts for everybody (作废), or that another key is right. Somebody else decides. */
export const proposeRuling = verb({
  name: 'sitting.propose-ruling',
  title: '提出题目处理',
  http: 'POST /sitting/sessions/{id}/rulings',
  who: may('sitting.decide'),
  input: z.strictObject({
    id: z.uuid(),
    item: z.string().max(60),
    /** The right key, of the item's kind; null: the item is void and counts for everybody. */
    key: Key.nullable(),
    reason: z.string().trim().min(4, '请写明理由，至少 4 个字').max(300),
  }),
  output: z.object({ ruling: z.uuid() }),
  async run(ctx, { id, item, key, reason }) {
    const session = await lockedSession(ctx, id)
    if (!session.markedAt) throw refusals.notMarked()
    if (!(await itemsOf(ctx, id)).has(item)) throw refusals.noSuchItem()
    const ruling: Ruling = key === null ? { what: 'void' } : { what: 'key', key }
    const made = randomUUID()
    const by = ctx.actor.account ?? ''
    await insertRuling(ctx.db, { id: made, session: id, item, ruling, reason, by, at: ctx.now })
    return { ruling: made }
  },
})

/** 决定题目处理: every paper is marked again, and what changes goes through the correction of marks: to certificates and money as cases. */
export const decideRuling = verb({
  name: 'sitting.decide-ruling',
  title: '决定题目处理',
  http: 'POST /sitting/rulings/{id}/decision',
  who: may('certificates.decide'),
  input: z.strictObject({ id: z.uuid(), accept: z.boolean() }),
  output: z.object({
    changed: z.number().int(),
    passing: z.number().int(),
    reexamined: z.number().int(),
  }),
  async run(ctx, { id, accept }) {
    const found = await lockRuling(ctx.db, id)
    if (!found) throw refusals.noSuchRuling()
    if (found.decided) throw refusals.rulingDecided()
    const by = ctx.actor.account ?? ''
    if (found.proposedBy === by) throw refusals.ownRuling()
    const session = await lockSession(ctx.db, found.session)
    if (!session) throw new Error(`no session ${found.session}`)
    ctx.act.subject('case', session.examNumber)
    await settleRuling(ctx.db, id, { accept, by, at: ctx.now })
    if (!accept) return { changed: 0, passing: 0, reexamined: 0 }
    const before = await valuesOf(ctx.db, session.id)
    const settled = await settledOf(ctx, session)
    const round = (await lastRound(ctx.db, session.id)) + 1
    await writeMarks(
      ctx.db,
      round,
      settled.flatMap(({ marks }) => marks),
      ctx.now,
    )
    const changed = settled.flatMap(({ sitting, value }) =>
      value !== null && value !== before.get(sitting.id) ? [{ person: sitting.person, value }] : [],
    )
    const why = `${session.title}一题${found.ruling.what === 'void' ? '作废' : '更正答案'}：${found.reason}`
    const { passing, reexamined } = await correctMachineMarks(ctx, session.exam, 'theory', changed, why)
    await happened(ctx, { session: session.id, what: 'remarked', note: found.reason })
    return { changed: changed.length, passing, reexamined }
  },
})

/** The items of the papers that were sat. */
async function itemsOf(ctx: VerbContext, session: string): Promise<ReadonlySet<string>> {
  const papers = new Map(
    (await sittingsOf(ctx.db, session)).flatMap(({ paper, form }) =>
      paper && form ? [[`${paper} ${form}`, { paper, form }] as const] : [],
    ),
  )
  const items = new Set<string>()
  for (const { paper, form } of papers.values())
    for (const { id } of await keysOf(ctx, paper, form)) items.add(id)
  return items
}
