import { z } from 'zod'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { ownClass } from '../../listing/views.ts'
import { BECAME, checksOf, type RemoteCheck } from '../../remote/store.ts'

/** A remote check as it is shown to whoever asked and whoever answers. */
export const CheckShape = z.object({
  id: z.uuid(),
  askedAt: z.string(),
  askedBy: z.string(),
  dueAt: z.string(),
  became: z.enum(['shown', 'explained', 'unanswered']).nullable(),
  becameText: z.string(),
  present: z.number().int().nullable(),
  signed: z.number().int().nullable(),
  said: z.string().nullable(),
  file: z.uuid().nullable(),
})

export const checkShown = (one: RemoteCheck): z.input<typeof CheckShape> => ({
  id: one.id,
  askedAt: one.askedAt.toISOString(),
  askedBy: one.askedBy,
  dueAt: one.dueAt.toISOString(),
  became: one.became,
  becameText: one.became ? BECAME[one.became] : '等应答',
  present: one.present,
  signed: one.signed,
  said: one.said,
  file: one.file,
})

/** The remote checks of one's own class, the last first: the trainer's phone asks for them (远程抽查). */
export const readRemoteChecks = verb({
  name: 'training.remote-checks',
  title: '查看本班的远程抽查',
  http: 'GET /training/classes/{id}/remote-checks',
  who: may('training.teach'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ now: z.string(), checks: z.array(CheckShape) }),
  async run(ctx, { id }) {
    await ownClass(ctx, id)
    return { now: ctx.now.toISOString(), checks: (await checksOf(ctx.db, id)).map(checkShown) }
  },
})
