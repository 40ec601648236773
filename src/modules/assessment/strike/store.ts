import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** Somebody whose result is to fall, or has fallen (撤销成绩). */
export interface Struck {
  person: string
  list: number
  why: string
}

const Row = z.object({ person: z.string(), list: z.number(), why: z.string() })

/** Those of the list that waits for its decision. */
export const proposedStrikes = (db: Db, exam: string): Promise<Struck[]> =>
  readRows(
    Row,
    sql`select person, list, why from exam_strike where exam = ${exam}::uuid and decided_at is null order by person`,
    db,
  )

/** Those whose results have fallen, by person. */
export async function struckIn(db: Db, exam: string): Promise<ReadonlyMap<string, Struck>> {
  const rows = await readRows(
    Row,
    sql`select person, list, why from exam_strike where exam = ${exam}::uuid and struck order by person`,
    db,
  )
  return new Map(rows.map((one) => [one.person, one]))
}

/** Writes the next list of an examination. */
export async function proposeStrikes(
  db: Db,
  exam: string,
  one: { people: readonly string[]; why: string; by: string; at: Date },
): Promise<void> {
  await sql`insert into exam_strike (exam, person, list, why, proposed_by, proposed_at)
    select ${exam}::uuid, p.person, (select coalesce(max(s.list), 0) + 1 from exam_strike s where s.exam = ${exam}::uuid),
      ${one.why}, ${one.by}, ${one.at} from unnest(${[...one.people]}::uuid[]) as p (person)`.execute(db)
}

export async function decideStrikes(db: Db, exam: string, one: { struck: boolean; at: Date }): Promise<void> {
  await sql`update exam_strike set struck = ${one.struck}, decided_at = ${one.at}
    where exam = ${exam}::uuid and decided_at is null`.execute(db)
}
