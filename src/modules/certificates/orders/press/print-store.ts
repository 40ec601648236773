import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../../kernel/database/index.ts'
import type { CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import {
  cutPage,
  type ListOrder,
  type Page,
  type PageAsked,
  pagedRow,
} from '../../../../kernel/verb/index.ts'

/** A batch that was printed together (制证批次). */
export interface PrintBatch {
  id: string
  number: string
  organisation: string
}

const Row = z.object({ id: z.string(), number: z.string(), organisation: z.string() })

export async function batchOf(db: Db, id: string): Promise<PrintBatch | null> {
  const [found] = await readRows(
    Row,
    sql`select id, number, organisation from certificate_print where id = ${id}::uuid`,
    db,
  )
  return found ?? null
}

/** Begins a batch under the day's next number; its caller holds the day's lock. */
export async function insertPrint(
  db: Db,
  organisation: string,
  today: CivilDate,
  at: Date,
): Promise<PrintBatch> {
  const day = `YZ-${today.replaceAll('-', '')}-`
  const [last] = await readRows(
    z.object({ number: z.string() }),
    sql`select number from certificate_print where number like ${`${day}%`} order by length(number) desc, number desc limit 1`,
    db,
  )
  const number = `${day}${String(Number(last?.number.slice(day.length) ?? 0) + 1).padStart(3, '0')}`
  const id = randomUUID()
  await sql`insert into certificate_print (id, number, organisation, made_at)
    values (${id}, ${number}, ${organisation}::uuid, ${at})`.execute(db)
  return { id, number, organisation }
}

const LAST_MADE: ListOrder = {
  name: 'certificate-prints',
  keys: [
    { by: sql`p.made_at`, is: 'moment' },
    { by: sql`p.number`, is: 'text' },
  ],
  falling: true,
}

const Listed = z.object({
  id: z.string(),
  number: z.string(),
  made_at: z.date(),
  pieces: z.number(),
  void: z.number(),
})

/** The batches of an organisation, newest first. */
export async function printsOf(
  db: Db,
  organisation: string,
  asked: PageAsked,
  size: number,
): Promise<Page<z.output<typeof Listed>>> {
  const cut = cutPage(LAST_MADE, asked, size)
  const rows = await readRows(
    pagedRow(Listed),
    sql`select p.id, p.number, p.made_at,
      (select count(*)::int from certificate_paper c where c.batch = p.id) as pieces,
      (select count(*)::int from certificate_paper c where c.batch = p.id and c.void_on is not null) as void, ${cut.key}
    from certificate_print p where p.organisation = ${organisation}::uuid and ${cut.beyond} ${cut.first}`,
    db,
  )
  return cut.page(rows)
}
