import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { DecisionRecord } from '../../../kernel/decision/decision.ts'
import { keptRecord } from '../../../kernel/decision/kept.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Paper } from '../../assessment/index.ts'
import type { Points } from '../rules/double-marking.ts'

export type AppealStanding = 'open' | 'changed' | 'kept' | 'withdrawn' | 'overtaken' | 'stopped'

/** An appeal against a mark (成绩复核). */
export interface Appeal {
  number: string
  exam: string
  examNumber: string
  assessor: string
  district: string
  person: string
  paper: Paper
  /** The mark that it is about, as it stood when the appeal was made. */
  value: string
  byMachine: boolean
  said: string
  standing: AppealStanding
  decided: string | null
}

const Row = z.object({
  number: z.string(),
  exam: z.string(),
  examNumber: z.string(),
  assessor: z.string(),
  district: z.string(),
  person: z.string(),
  paper: kept<Paper>(),
  value: z.string(),
  byMachine: z.boolean(),
  said: z.string(),
  standing: kept<AppealStanding>(),
  decided: z.string().nullable(),
})
const COLUMNS = sql.raw(
  `number, exam, exam_number as "examNumber", assessor, district, person, paper, value, by_machine as "byMachine", said,
  standing, decided`,
)

export async function appealOf(db: Db, number: string): Promise<Appeal> {
  const [found] = await readRows(Row, sql`select ${COLUMNS} from mark_appeal where number = ${number}`, db)
  if (!found) throw new Error(`${number} is no appeal`)
  return found
}

/** A person's appeals in an examination that are open or were decided, one a paper. */
export const appealsIn = (db: Db, exam: string, person: string): Promise<Appeal[]> =>
  readRows(
    Row,
    sql`select ${COLUMNS} from mark_appeal where exam = ${exam}::uuid and person = ${person}::uuid
      and standing in ('open', 'changed', 'kept') order by number`,
    db,
  )

/** Writes an appeal; false where one of this paper is open or was decided. */
export async function insertAppeal(db: Db, one: Omit<Appeal, 'standing' | 'decided'>): Promise<boolean> {
  const { rows } =
    await sql`insert into mark_appeal (number, exam, exam_number, assessor, district, person, paper, value,
      by_machine, said, standing)
    values (${one.number}, ${one.exam}::uuid, ${one.examNumber}, ${one.assessor}::uuid, ${one.district}, ${one.person}::uuid,
      ${one.paper}, ${one.value}, ${one.byMachine}, ${one.said}, 'open')
    on conflict do nothing returning number`.execute(db)
  return rows.length > 0
}

export async function endAppeal(
  db: Db,
  number: string,
  one: { standing: Exclude<AppealStanding, 'open'>; decided: string | null; on: CivilDate },
): Promise<void> {
  await sql`update mark_appeal set standing = ${one.standing}, decided = ${one.decided}, ended_on = ${one.on}
    where number = ${number}`.execute(db)
}

/** Who was asked to mark again, and what came of it. */
export interface Remark {
  round: number
  card: string
  organisation: string
  account: string | null
  value: string | null
  /** By item, in hundredths. */
  points: Record<string, Points> | null
  why: string | null
}

const RemarkRow = z.object({
  round: z.number(),
  card: z.string(),
  organisation: z.string(),
  account: z.string().nullable(),
  value: z.string().nullable(),
  points: kept<Record<string, Points>>().nullable(),
  why: z.string().nullable(),
})

/** Those who were asked, in their order: the last one is whom it waits for, or whose marks are decided about. */
export const remarksOf = (db: Db, number: string): Promise<Remark[]> =>
  readRows(
    RemarkRow,
    sql`select round, card, organisation, account, value, points, why from mark_appeal_remark
      where number = ${number} order by round`,
    db,
  )

export async function insertRemark(
  db: Db,
  one: Pick<Remark, 'round' | 'card' | 'organisation'> & {
    number: string
    record: DecisionRecord
    by: string
    at: Date
  },
): Promise<void> {
  await sql`insert into mark_appeal_remark (number, round, card, organisation, record, assigned_by, assigned_at)
    values (${one.number}, ${one.round}, ${one.card}, ${one.organisation}::uuid, ${JSON.stringify(keptRecord(one.record))}::jsonb,
      ${one.by}, ${one.at})`.execute(db)
}

export async function markAgain(
  db: Db,
  number: string,
  one: {
    round: number
    account: string
    value: string
    points: Record<string, Points>
    why: string
    at: Date
  },
): Promise<void> {
  await sql`update mark_appeal_remark set account = ${one.account}, value = ${one.value},
      points = ${JSON.stringify(one.points)}::jsonb, why = ${one.why}, marked_at = ${one.at}
    where number = ${number} and round = ${one.round}`.execute(db)
}
