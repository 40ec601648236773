import { z } from 'zod'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { refusals } from '../../refusals.ts'
import { withdrawShare } from '../../share.ts'

/** The holder takes a link back (收回分享). */
export const withdrawMyShare = verb({
  name: 'certificates.withdraw-share',
  title: '收回分享链接',
  http: 'DELETE /my/shares/{code}',
  who: may('certificates.share'),
  input: z.strictObject({ code: z.string().max(40) }),
  output: z.object({}),
  async run(ctx, { code }) {
    if (!ctx.actor.person) throw refusals.noSuchShare()
    await withdrawShare(ctx, code, ctx.actor.person)
    return {}
  },
})
