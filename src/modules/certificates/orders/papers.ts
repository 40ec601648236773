import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Void } from './in-words.ts'

/** A certificate on paper (纸质证书). */
export interface Paper {
  id: string
  certificate: string
  blank: string
  batch: string
  order: string
  printedOn: CivilDate
  void: { on: CivilDate; why: Void } | null
}

const Row = z.object({
  id: z.string(),
  certificate: z.string(),
  blank: z.string(),
  batch: z.string(),
  order_number: z.string(),
  printed_on: KeptDay,
  void_on: KeptDay.nullable(),
  void_why: kept<Void>().nullable(),
})
const COLUMNS = sql.raw('id, certificate, blank, batch, order_number, printed_on, void_on, void_why')

const paperOf = (row: z.output<typeof Row>): Paper => ({
  id: row.id,
  certificate: row.certificate,
  blank: row.blank,
  batch: row.batch,
  order: row.order_number,
  printedOn: row.printed_on,
  void: row.void_on && row.void_why ? { on: row.void_on, why: row.void_why } : null,
})

/** The papers of a certificate, in the order in which they were printed. */
export async function papersOf(db: Db, certificate: string): Promise<Paper[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from certificate_paper where certificate = ${certificate}::uuid
      order by printed_on, blank limit 100`,
    db,
  )
  return rows.map(paperOf)
}

/** The papers of a batch, in the order of their blanks. */
export async function papersOfBatch(db: Db, batch: string): Promise<Paper[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from certificate_paper where batch = ${batch}::uuid order by blank limit 100`,
    db,
  )
  return rows.map(paperOf)
}

export async function insertPaper(
  db: Db,
  one: { certificate: string; blank: string; batch: string; order: string; on: CivilDate },
): Promise<string> {
  const id = randomUUID()
  await sql`insert into certificate_paper (id, certificate, blank, batch, order_number, printed_on)
    values (${id}, ${one.certificate}::uuid, ${one.blank}, ${one.batch}::uuid, ${one.order}, ${one.on})`.execute(
    db,
  )
  return id
}

/** Voids the paper of a certificate that is in force (作废); gives its blank, or null where none was. */
export async function voidPaper(
  db: Db,
  certificate: string,
  why: Void,
  on: CivilDate,
): Promise<string | null> {
  const { rows } = await sql<{
    blank: string
  }>`update certificate_paper set void_on = ${on}, void_why = ${why}
    where certificate = ${certificate}::uuid and void_on is null returning blank`.execute(db)
  return rows[0]?.blank ?? null
}
