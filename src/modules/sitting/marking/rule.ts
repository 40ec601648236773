import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { correctMachineMarks } from '../../assessment/index.ts'
import { type Item, withKey } from '../../bank/index.ts'
import { lockedSession } from '../desk/reach.ts'
import { refusals } from '../refusals.ts'
import { happened } from '../store/events.ts'
import { lastRound, writeMarks } from '../store/marks.ts'
import { insertRuling, lockRuling, proposedIn, rulingsOf, settleRuling } from '../store/rulings.ts'
import { lockSession } from '../store/sessions.ts'
import { itemsIn } from './items.ts'
import type { Ruling } from './points.ts'
import { changedBy } from './remark.ts'
import { settledOf, tellBank } from './settle.ts'

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
  async run(ctx, { id, item: which, key, reason }) {
    const session = await lockedSession(ctx, id)
    if (!session.markedAt) throw refusals.notMarked()
    const item = (await itemsIn(ctx, id)).get(which)
    if (!item) throw refusals.noSuchItem()
    const ruling: Ruling = key === null ? { what: 'void' } : rekeyed(item, key)
    if ((await proposedIn(ctx.db, id)).some((one) => one.item === which && one.decidedBy === null))
      throw refusals.rulingWaits()
    const holds = (await rulingsOf(ctx.db, id)).get(which)
    if (alike(ruling, holds ?? { what: 'key', key: item.key })) throw refusals.rulingChangesNothing()
    const made = randomUUID()
    await insertRuling(ctx.db, {
      id: made,
      session: id,
      item: which,
      ruling,
      reason,
      proposedBy: ctx.actor.account ?? '',
      proposedName: ctx.actor.label,
      proposedAt: ctx.now,
    })
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
    ctx.within({ district: found.district })
    ctx.act.subject('case', found.examNumber)
    if (found.decidedBy !== null) throw refusals.rulingDecided()
    const by = ctx.actor.account ?? ''
    if (found.proposedBy === by) throw refusals.ownRuling()
    const session = await lockSession(ctx.db, found.session)
    if (!session) throw new Error(`no session ${found.session}`)
    await settleRuling(ctx.db, id, { accept, by, at: ctx.now })
    if (!accept) return { changed: 0, passing: 0, reexamined: 0 }
    const settled = await settledOf(ctx, session)
    const changed = await changedBy(ctx, session, settled)
    const round = (await lastRound(ctx.db, session.id)) + 1
    await writeMarks(
      ctx.db,
      round,
      settled.flatMap(({ marks }) => marks),
      ctx.now,
    )
    await tellBank(ctx, settled)
    const why = `${session.title}一题${found.ruling.what === 'void' ? '作废' : '更正答案'}：${found.reason}`
    const { passing, reexamined } = await correctMachineMarks(ctx, session.exam, 'theory', changed, why)
    await happened(ctx, { session: session.id, what: 'remarked', note: found.reason })
    return { changed: changed.length, passing, reexamined }
  },
})

/** Another key for a question, as far as it fits what the question offers. */
function rekeyed(item: Item, key: z.output<typeof Key>): Ruling {
  if (item.kind === 'extended-text') throw refusals.textHasNoKey()
  const read = withKey(item, key)
  if ('fault' in read) throw refusals.notAKey({ fields: [{ path: 'key', message: read.fault }] })
  return { what: 'key', key: read.item.key }
}

const alike = (one: Ruling, other: Ruling): boolean => canonical(one) === canonical(other)

/** The same whatever order its parts were written in. */
const canonical = (of: unknown): string =>
  JSON.stringify(of, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
