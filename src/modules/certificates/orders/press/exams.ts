import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../../kernel/database/index.ts'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { certificatesByIds } from '../../certificate.ts'
import { refusals } from '../../refusals.ts'
import { openOrder } from '../open.ts'
import { ownPress } from './own-press.ts'

/** The most certificates of one examination that are asked for at once. */
const MOST = 200

/** Certificates that stand and of which no paper is in force or asked for. */
const UNPAPERED = sql`c.source_kind = 'exam' and c.revoked_on is null
  and not exists (select 1 from certificate n where n.replaces = c.id)
  and not exists (select 1 from certificate_paper p where p.certificate = c.id and p.void_on is null)
  and not exists (select 1 from paper_order o where o.certificate = c.id and o.standing = 'open')`

/** The latest examinations of an organisation of which certificates have no paper yet. */
export async function examsToPaper(
  db: Db,
  organisation: string,
): Promise<{ exam: string; title: string; count: number }[]> {
  const rows = await readRows(
    z.object({ exam: z.string(), occupation: z.string(), issued_on: z.string(), count: z.number() }),
    sql`select left(c.source_id, 36) as exam, min(c.occupation) as occupation, max(c.issued_on)::text as issued_on,
        count(*)::int as count
      from (select * from certificate c where c.organisation = ${organisation}::uuid
        order by c.issued_on desc, c.number desc limit 500) c
      where ${UNPAPERED} group by left(c.source_id, 36) order by max(c.issued_on) desc, 1 limit 20`,
    db,
  )
  return rows.map(({ exam, occupation, issued_on, count }) => ({
    exam,
    title: `${occupation}，${issued_on} 发证`,
    count,
  }))
}

/** 整批申请: papers of all certificates of one examination of one's own, handed out by the organisation. Throws 409 where there is none left to ask for. */
export const orderForExam = verb({
  name: 'certificates.order-exam-papers',
  title: '为整场考试申请纸质证书',
  http: 'POST /certificates/prints/exams',
  who: may('certificates.print-paper'),
  input: z.strictObject({ exam: z.uuid('请选择一场考试') }),
  output: z.object({ opened: z.number() }),
  async run(ctx, { exam }) {
    const organisation = ownPress(ctx)
    const rows = await readRows(
      z.object({ id: z.string() }),
      sql`select c.id from certificate c where c.organisation = ${organisation}::uuid
        and c.source_id >= ${exam} and c.source_id < ${`${exam}~`} and ${UNPAPERED} order by c.number limit ${MOST}`,
      ctx.db,
    )
    if (rows.length === 0) throw refusals.noPaperLeft()
    const found = await certificatesByIds(
      ctx.db,
      rows.map(({ id }) => id),
    )
    for (const one of found.values()) await openOrder(ctx, one, { reprint: null, delivery: 'collect' })
    ctx.act.subject('exam', exam)
    ctx.act.after({ papers: found.size })
    return { opened: found.size }
  },
})
