import { z } from 'zod'
import { attachFile } from '../../../../kernel/file/index.ts'
import { may, upload, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { readAttendance } from '../../attendance/store.ts'
import { noClass } from '../../listing/views.ts'
import { refusals } from '../../refusals.ts'
import { REMOTE_SUBJECT } from '../../remote/files.ts'
import { lockCheck, type RemoteCheck, settleCheck } from '../../remote/store.ts'
import { holdClass } from '../../store.ts'

/** The largest picture of a room, in bytes. */
const MOST = 8 * 1024 * 1024

/** The trainer shows the room (应答远程抽查): a picture and how many are there. What was answered is not changed afterwards. */
export const answerRemoteCheck = verb({
  name: 'training.answer-remote-check',
  title: '应答远程抽查',
  http: 'POST /training/classes/{id}/remote-checks/{check}/answer',
  who: may('training.teach'),
  bodyLimit: Math.ceil((MOST * 4) / 3) + 4096,
  input: z.strictObject({
    id: z.uuid(),
    check: z.uuid(),
    present: z.number().int('应为整数').min(0, '不能是负数').max(2000, '不超过 2000'),
    file: upload(MOST),
    said: z.string().trim().min(2).max(300).optional(),
  }),
  output: z.object({ signed: z.number().int() }),
  async run(ctx, { id, check, present, file, said }) {
    await openCheck(ctx, id, check)
    const attached = await attachFile(ctx, { kind: REMOTE_SUBJECT, id: check }, file)
    const signed = (await readAttendance(ctx.db, id, { day: ctx.today })).length
    await settleCheck(ctx.db, check, {
      became: 'shown',
      at: ctx.now,
      by: ctx.actor.label,
      present,
      signed,
      said: said ?? null,
      file: attached.id,
    })
    ctx.act.after({ check, present, signed, file: attached.id })
    return { signed }
  },
})

/** The trainer says why the room cannot be shown now (说明情况), such as a visit to a workshop where no pictures are taken. */
export const explainRemoteCheck = verb({
  name: 'training.explain-remote-check',
  title: '说明远程抽查的情况',
  http: 'POST /training/classes/{id}/remote-checks/{check}/explain',
  who: may('training.teach'),
  input: z.strictObject({
    id: z.uuid(),
    check: z.uuid(),
    said: z.string().trim().min(4, '请写明情况').max(300),
  }),
  output: z.object({ explained: z.literal(true) }),
  async run(ctx, { id, check, said }) {
    await openCheck(ctx, id, check)
    await settleCheck(ctx.db, check, {
      became: 'explained',
      at: ctx.now,
      by: ctx.actor.label,
      present: null,
      signed: (await readAttendance(ctx.db, id, { day: ctx.today })).length,
      said,
      file: null,
    })
    ctx.act.after({ check, said })
    return { explained: true as const }
  },
})

/** The check of one's own class that still waits, locked. Throws 404, 403 and 409 where it was answered or its minutes are over. */
async function openCheck(ctx: VerbContext, id: string, check: string): Promise<RemoteCheck> {
  const one = await holdClass(ctx.db, id)
  if (!one) throw noClass()
  ctx.within({ organisation: one.provider })
  ctx.act.subject('class', id)
  ctx.act.district(one.district)
  const held = await lockCheck(ctx.db, check)
  if (!held || held.class !== id) throw refusals.noSuchRemoteCheck()
  if (held.became === 'unanswered' || (held.became === null && ctx.now > held.dueAt))
    throw refusals.remoteCheckOver()
  if (held.became !== null) throw refusals.remoteCheckAnswered()
  return held
}
