import { sql } from 'kysely'
import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { CertificateView, certificateView } from '../certificate-view.ts'
import { certificatesWhere, countWhere } from '../store.ts'

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
    page: z.number().int().min(1).max(10_000).default(1),
  }),
  output: z.object({
    items: z.array(CertificateView),
    total: z.number().int(),
    page: z.number().int(),
    pages: z.number().int(),
  }),
  async run(ctx, { q, page }) {
    const where = sql`c.organisation = ${ctx.actor.organisation}::uuid
      and (${q || null}::text is null or c.number = ${q || null} or c.name = ${q || null})`
    const total = await countWhere(ctx.db, where)
    const pages = Math.max(1, Math.ceil(total / PAGE))
    const at = Math.min(page, pages)
    const offset = Math.max(0, total - at * PAGE)
    const items = await certificatesWhere(ctx.db, where, {
      limit: Math.min(PAGE, total - (at - 1) * PAGE),
      offset,
    })
    return { items: items.toReversed().map(certificateView), total, page: at, pages }
  },
})
