import { z } from 'zod'
import { may, problem, verb } from '../../../kernel/verb/index.ts'
import { certificateById, certificateByNumber } from '../certificate.ts'
import { CertificateView, certificateView } from '../certificate-view.ts'
import { sameNumber } from '../same.ts'

/** An officer of the whole city finds a certificate by its number, with what corrected it or was corrected by it. */
export const readCertificate = verb({
  name: 'certificates.read',
  title: '按编号调阅证书',
  http: 'GET /certificates/by-number/{number}',
  who: may('cases.read'),
  input: z.strictObject({ number: z.string().max(40) }),
  output: z.object({
    certificate: CertificateView,
    replaces: z.string().nullable(),
    replacedBy: z.string().nullable(),
  }),
  async run(ctx, { number }) {
    ctx.within({})
    const found = await certificateByNumber(ctx.db, sameNumber(number))
    if (!found) throw problem(404, '没有这张证书')
    const numberOf = async (id: string | null) =>
      id ? ((await certificateById(ctx.db, id))?.number ?? null) : null
    return {
      certificate: certificateView(found),
      replaces: await numberOf(found.replaces),
      replacedBy: await numberOf(found.replacedBy),
    }
  },
})
