import { z } from 'zod'
import { anybody, verb } from '../../../../kernel/verb/index.ts'
import { refusals } from '../../refusals.ts'
import { openShare } from '../../share.ts'
import { Verification, verification } from '../../verification.ts'

/** What a holder's link shows while it lasts; each opening is noted for the holder. Throws 404, 410. */
export const openSharedCertificate = verb({
  name: 'certificates.open-share',
  title: '打开他人分享的证书',
  http: 'GET /certificates/shared/{code}',
  who: anybody(),
  recorded: true,
  input: z.strictObject({ code: z.string().max(40) }),
  output: z.object({ endsOn: z.string(), verification: Verification }),
  async run(ctx, { code }) {
    const opened = await openShare(ctx, code)
    if (!opened.open && opened.why === 'unknown') {
      throw refusals.noSuchShare({ detail: '请核对链接是否完整，或请持证人重新分享。' })
    }
    if (!opened.open) {
      throw refusals.shareOver()
    }
    const shown = await verification(ctx, opened.certificateCode, null)
    if (!shown) throw new Error('a shared certificate vanished')
    return { endsOn: opened.endsOn, verification: shown }
  },
})
