import { createHash } from 'node:crypto'
import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { settleSession } from '../marking/settle.ts'
import { openOwn } from '../protocol/save.ts'
import { refusals } from '../refusals.ts'
import { endsAt } from '../rules/clock.ts'
import { newest, type Save } from '../rules/saving.ts'
import { answersOf, writeAnswers } from '../store/answers.ts'
import { happened } from '../store/events.ts'
import { decideRescue, insertRescue, lockRescue } from '../store/rescues.ts'
import type { Sitting } from '../store/sittings.ts'
import { lockedLate } from './reach.ts'

/** What a candidate's machine lets be carried away: nothing in it can be read by anybody but the server. */
export const RescueFile = z.strictObject({
  format: z.literal('haihe-rescue-1'),
  session: z.uuid(),
  sitting: z.uuid(),
  sealed: z.array(z.string().max(60_000)).min(1).max(2000),
})

/**
 * 收救援文件: of this candidate and this session only. What the server does not have yet is kept for the chief invigilator; nothing counts by being
 * taken in.
 */
export const takeInRescue = verb({
  name: 'sitting.take-in-rescue',
  title: '收救援文件',
  http: 'POST /sitting/seats/{id}/rescues',
  who: may('sitting.invigilate'),
  bodyLimit: 16 * 1024 * 1024,
  input: z.strictObject({ id: z.uuid(), content: z.string().min(2).max(15_000_000) }),
  output: z.object({ fresh: z.number().int(), late: z.number().int() }),
  async run(ctx, { id, content }) {
    const { sitting, session } = await lockedLate(ctx, id)
    if (session.markedAt) throw refusals.lateForMarks()
    const file = fileIn(content)
    if (file.session !== sitting.session) throw refusals.otherSession()
    if (file.sitting !== sitting.id) throw refusals.otherCandidate()
    const { saves, unopened } = await openOwn(ctx, sitting, file.sealed)
    if (unopened.length > 0) throw saves.length === 0 ? refusals.strangeRescue() : refusals.brokenRescue()
    const held = new Map((await answersOf(ctx.db, id)).map((one) => [one.item, one.seq]))
    const fresh = [...newest(saves).values()].filter((save) => save.seq > (held.get(save.item) ?? 0))
    if (fresh.length === 0) throw refusals.nothingNew()
    const inTime = fresh.filter((save) => save.at <= lastMoment(ctx, sitting))
    const digest = createHash('sha256').update(JSON.stringify(inTime)).digest('hex')
    if (inTime.length > 0) {
      const by = ctx.actor.label
      const added = await insertRescue(ctx.db, {
        sitting: id,
        came: 'file',
        digest,
        saves: inTime,
        at: ctx.now,
        by,
      })
      if (!added) throw refusals.nothingNew()
      const note = `${inTime.length} 题，救援文件`
      await happened(ctx, { session: sitting.session, sitting: id, what: 'rescue', note })
    }
    return { fresh: inTime.length, late: fresh.length - inTime.length }
  },
})

/**
 * 主监考处理晚到的答案: they count only by this, with a reason, and an answer that the server took later is never overwritten. Once the marks are entered
 * one person changes them no more.
 */
export const decideOnRescue = verb({
  name: 'sitting.decide-rescue',
  title: '处理晚到的答案',
  http: 'POST /sitting/rescues/{id}/decision',
  who: may('sitting.decide'),
  input: z.strictObject({
    id: z.uuid(),
    taken: z.boolean(),
    reason: z.string().trim().min(4, '请写明理由，至少 4 个字').max(300),
  }),
  output: z.object({ changed: z.number().int() }),
  async run(ctx, { id, taken, reason }) {
    const rescue = await lockRescue(ctx.db, id)
    if (!rescue) throw refusals.noSuchSitting()
    const { sitting, session } = await lockedLate(ctx, rescue.sitting)
    if (rescue.decidedAt) throw refusals.rescueDecided()
    if (taken && session.markedAt) throw refusals.lateForMarks()
    const held = new Map((await answersOf(ctx.db, sitting.id)).map((one) => [one.item, one.seq]))
    const newer = rescue.saves.filter((save: Save) => save.seq > (held.get(save.item) ?? 0))
    if (taken) await writeAnswers(ctx.db, sitting.id, newer, ctx.now, true)
    await decideRescue(ctx.db, id, { taken, reason, at: ctx.now, by: ctx.actor.account ?? '' })
    await happened(ctx, {
      session: sitting.session,
      sitting: sitting.id,
      what: taken ? 'rescue-taken' : 'rescue-refused',
      note: reason,
    })
    // Papers that were collected meanwhile are marked with it: who waits for what may be otherwise now.
    if (taken && session.closedAt) await settleSession(ctx, session)
    return { changed: taken ? newer.length : 0 }
  },
})

/** The last moment at which something could be typed that counts. */
const lastMoment = (ctx: VerbContext, { timing }: Sitting): number =>
  timing.handedInAt ?? endsAt(timing, ctx.now.getTime())

function fileIn(content: string): z.output<typeof RescueFile> {
  try {
    return RescueFile.parse(JSON.parse(content))
  } catch {
    throw refusals.notARescueFile()
  }
}
