import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { freezeIssuing } from './open.ts'

/** 暂停一家机构发证: at once, by one; lifted by two, or by itself when the term has passed. */
export const freezeOrganisation = verb({
  name: 'certificates.freeze-organisation',
  title: '暂停机构发证',
  http: 'POST /organisations/{id}/freezes',
  who: may('certificates.freeze'),
  input: z.strictObject({
    id: z.uuid(),
    reason: z.string().trim().min(4, '请写明原因，至少 4 个字').max(500),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, reason }) {
    ctx.within({})
    ctx.act.subject('organisation', id)
    const { number } = await freezeIssuing(ctx, { organisation: id, exam: null, reason })
    return { number }
  },
})
