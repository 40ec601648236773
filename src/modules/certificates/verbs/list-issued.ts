import { z } from 'zod'
import { countedTotal, may, pageAsked, pageNeighbours, verb } from '../../../kernel/verb/index.ts'
import { CertificateView, certificateView } from '../certificate-view.ts'
import { certificatesIssuedBy } from '../store.ts'
import { uploadTextOf } from '../upload/rules.ts'
import { uploadsOf } from '../upload/store.ts'

const PAGE = 50

/** The certificates that the actor's own organisation issued, newest first (本单位颁发的证书). */
export const listIssued = verb({
  name: 'certificates.issued',
  title: '查看本单位颁发的证书',
  http: 'GET /certificates/issued',
  who: may('organisation.read'),
  input: z.strictObject({
    /** A whole name or certificate number. */
    q: z.string().trim().max(60).optional(),
    ...pageAsked,
  }),
  output: z.object({
    items: z.array(CertificateView.extend({ uploadText: z.string() })),
    ...countedTotal,
    ...pageNeighbours,
  }),
  async run(ctx, { q, ...asked }) {
    const { organisation } = ctx.actor
    if (!organisation) return { items: [], total: 0, beyond: false, next: null, previous: null }
    const { items, ...found } = await certificatesIssuedBy(ctx.db, organisation, q, asked, PAGE)
    const uploads = await uploadsOf(
      ctx.db,
      items.map(({ id }) => id),
    )
    return {
      ...found,
      items: items.map((one) => ({ ...certificateView(one), uploadText: uploadTextOf(uploads.get(one.id)) })),
    }
  },
})
