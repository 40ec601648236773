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
    cursor: z
      .string()
      .regex(/^\d{1,7}$/)
      .optional(),
  }),
  output: z.object({
    items: z.array(CertificateView),
    total: z.number().int(),
    next: z.string().nullable(),
  }),
  async run(ctx, { q, cursor }) {
    const where = sql`c.organisation = ${ctx.actor.organisation}::uuid
      and (${q || null}::text is null or c.number = ${q || null} or c.name = ${q || null})`
    const offset = Number(cursor ?? 0)
    const total = await countWhere(ctx.db, where)
    const items = await certificatesWhere(ctx.db, where, { limit: PAGE, offset, newest: true })
    const next = offset + items.length < total ? String(offset + items.length) : null
    return { items: items.map(certificateView), total, next }
  },
})
