import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** A certificate that stands, as whoever screens many reads it (筛查). */
export interface IssuedCertificate {
  id: string
  number: string
  person: string
  issuer: string
  issuedOn: CivilDate
  occupation: string
  level: string
  source: { kind: string; id: string }
}

const Row = z.object({
  id: z.string(),
  number: z.string(),
  person: z.string(),
  organisation: z.string(),
  issued_on: KeptDay,
  occupation: z.string(),
  level: z.number(),
  source_kind: z.string(),
  source_id: z.string(),
})

/** The certificates issued since a day that stand, by number from `after` on; `most` bounds the portion. */
export async function certificatesSince(
  db: Db,
  { since, after, most }: { since: CivilDate; after: string; most: number },
): Promise<IssuedCertificate[]> {
  const rows = await readRows(
    Row,
    sql`select id, number, person, organisation, issued_on, occupation, level, source_kind, source_id
    from certificate c where issued_on >= ${since}::date and number > ${after} and revoked_on is null
      and not exists (select 1 from certificate n where n.replaces = c.id)
    order by number limit ${most}`,
    db,
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    person: row.person,
    issuer: row.organisation,
    issuedOn: row.issued_on,
    occupation: row.occupation,
    level: row.level === 0 ? 'special' : String(row.level),
    source: { kind: row.source_kind, id: row.source_id },
  }))
}
