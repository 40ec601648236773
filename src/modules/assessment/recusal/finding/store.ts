import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../../kernel/database/index.ts'
import type { Paper } from '../../standard.ts'

/** What somebody had in hand who turned out to be bound (回避核查). */
export interface Finding {
  number: string
  exam: string
  person: string
  candidate: string | null
  paper: Paper | null
  said: string
  standing: 'open' | 'again' | 'kept'
}

const Row = z.object({
  number: z.string(),
  exam: z.string(),
  person: z.string(),
  candidate: z.string().nullable(),
  paper: kept<Paper>().nullable(),
  said: z.string(),
  standing: kept<Finding['standing']>(),
})

const SELECT = sql`select number, exam, person, candidate, paper, said, standing from exam_bond_finding`

export async function findingOf(db: Db, number: string): Promise<Finding> {
  const [found] = await readRows(Row, sql`${SELECT} where number = ${number}`, db)
  if (!found) throw new Error(`${number} is no finding`)
  return found
}

/** What still waits in an examination. */
export const openFindings = (db: Db, exam: string): Promise<Finding[]> =>
  readRows(Row, sql`${SELECT} where exam = ${exam}::uuid and standing = 'open' order by number limit 500`, db)

export async function insertFinding(db: Db, one: Omit<Finding, 'standing'> & { at: Date }): Promise<void> {
  await sql`insert into exam_bond_finding (number, exam, person, candidate, paper, said, standing, opened_at)
    values (${one.number}, ${one.exam}::uuid, ${one.person}::uuid, ${one.candidate}::uuid, ${one.paper}, ${one.said}, 'open',
      ${one.at})`.execute(db)
}

export async function endFinding(
  db: Db,
  number: string,
  standing: Exclude<Finding['standing'], 'open'>,
): Promise<void> {
  await sql`update exam_bond_finding set standing = ${standing} where number = ${number}`.execute(db)
}
