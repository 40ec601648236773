import { z } from 'zod'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { shareCertificate } from '../../share.ts'
import { own } from '../my-certificate-files.ts'

/** The holder makes a link that shows one certificate for some days (分享证书). */
export const shareMyCertificate = verb({
  name: 'certificates.share',
  title: '分享本人证书',
  http: 'POST /my/certificates/{id}/shares',
  who: may('certificates.share'),
  input: z.strictObject({
    id: z.uuid(),
    days: z.number().int().min(1, '至少 1 天').max(365, '最多 365 天'),
  }),
  output: z.object({ code: z.string(), endsOn: z.string() }),
  async run(ctx, { id, days }) {
    const { person } = await own(ctx, id)
    return shareCertificate(ctx, id, person, days)
  },
})
