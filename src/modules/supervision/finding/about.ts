import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** What a finding is about, for whoever goes on with it: which organisation, which examination. */
export interface FindingAbout {
  number: string
  rule: string
  organisation: string | null
  exam: string | null
  open: boolean
}

/** A finding by the number of its case; null where there is none. */
export async function findingAbout(db: Db, number: string): Promise<FindingAbout | null> {
  const [found] = await readRows(
    z.object({
      key: z.string(),
      rule: z.string(),
      organisation: z.string().nullable(),
      standing: z.string(),
    }),
    sql`select key, rule, organisation, standing from supervision_finding where number = ${number}`,
    db,
  )
  if (!found) return null
  const { key, rule, organisation, standing } = found
  const [, kind, id] = key.split(':')
  return { number, rule, organisation, exam: kind === 'exam' && id ? id : null, open: standing === 'open' }
}
