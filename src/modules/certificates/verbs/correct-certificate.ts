import { z } from 'zod'
import { may, problem, verb } from '../../../kernel/verb/index.ts'
import { correctCertificate } from '../issue.ts'

/** 更正证书: a new certificate with the right words takes the old one's place. */
export const correctPrinted = verb({
  name: 'certificates.correct',
  title: '更正证书',
  http: 'POST /certificates/{id}/correction',
  who: may('certificates.correct'),
  input: z.strictObject({
    id: z.uuid(),
    name: z.string().trim().min(1).max(60).optional(),
    workType: z.string().trim().min(1).max(60).nullable().optional(),
    reason: z.string().trim().min(4, '请写明更正原因和依据，至少 4 个字').max(300),
  }),
  output: z.object({ id: z.uuid(), number: z.string(), code: z.string() }),
  async run(ctx, { id, name, workType, reason }) {
    ctx.within({})
    if (name === undefined && workType === undefined) {
      throw problem(422, '没有要更正的内容', {
        fields: [{ path: 'name', message: '请填写更正后的姓名或工种' }],
      })
    }
    ctx.act.purpose(reason)
    return correctCertificate(ctx, id, {
      ...(name === undefined ? {} : { name }),
      ...(workType === undefined ? {} : { workType }),
      reason,
    })
  },
})
