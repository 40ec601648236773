import { z } from 'zod'
import { countedTotal, may, pageAsked, pageNeighbours, verb } from '../../../kernel/verb/index.ts'
import { CertificateView, certificateView } from '../certificate-view.ts'
import { certificatesIssuedBy } from '../store.ts'

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
  output: z.object({ items: z.array(CertificateView), ...countedTotal, ...pageNeighbours }),
  async run(ctx, { q, ...asked }) {
    const { organisation } = ctx.actor
    if (!organisation) return { items: [], total: 0, beyond: false, next: null, previous: null }
    const { items, ...found } = await certificatesIssuedBy(ctx.db, organisation, q, asked, PAGE)
    return { ...found, items: items.map(certificateView) }
  },
})
