import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../kernel/database/index.ts'
import type { Certified } from '../events.ts'

/** What the queue of before was told of one certificate. */
const ToldBefore = z.object({
  certificateId: z.uuid(),
  person: z.uuid(),
  classId: z.uuid().nullable().default(null),
})

/** What a job of the queue of before says, as the event that followers know; null where its certificate is gone. */
export async function certifiedBefore(db: Db, data: unknown): Promise<Certified | null> {
  const told = ToldBefore.safeParse(data)
  if (!told.success) return null
  const { certificateId: certificate, person, classId } = told.data
  const { rows } = await sql<{
    exam: string
  }>`select exam from exam_candidate where certificate = ${certificate}`.execute(db)
  return rows[0] ? { exam: rows[0].exam, people: [{ certificate, person, class: classId }] } : null
}
