import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** What somebody does in an examination for which they declare first: examine, watch a room, or supervise. */
export const DUTY_WORDS = { examine: '考评', watch: '监考', supervise: '质量督导' } as const
export type Duty = keyof typeof DUTY_WORDS

const kept = new Map<string, { duty: Duty; rows: RawBuilder<unknown> }>()

/**
 * A module above says whom it assigns to examinations: a query of `exam`, `person`, `account` (null where only a card is known) and `due` (null: so
 * many days before the examination as the city says).
 */
export function tellsAssigned(module: string, duty: Duty, rows: RawBuilder<unknown>): void {
  kept.set(module, { duty, rows })
}

/** Everybody who was assigned to an examination, whoever assigned them: `exam`, `person`, `account`, `due`, `duty`. */
export const assignedRows = (): RawBuilder<unknown> => {
  const others = [...kept.values()].map(
    ({ duty, rows }) =>
      sql`union all select exam, person, account::text, due::date, ${duty}::text as duty from (${rows}) other`,
  )
  return sql`(select exam, person, null::text as account, null::date as due, 'examine' as duty from exam_examiner
    ${others.length > 0 ? sql.join(others, sql` `) : sql``})`
}

/** Condition: nothing was declared by `x` for the examination since its last seats were given. */
export const UNDECLARED: RawBuilder<boolean> = sql`not exists (select 1 from exam_declaration d
  join exam s on s.id = d.exam
  where d.exam = x.exam and d.person = x.person and (s.seated_late_at is null or d.at > s.seated_late_at))`

const Row = z.object({
  exam: z.string(),
  person: z.string(),
  account: z.string().nullable(),
  duty: z.enum(['examine', 'watch', 'supervise']),
})
type Assigned = z.output<typeof Row>

/** Who is assigned to these examinations and has declared nothing, one line for each duty. */
export const undeclaredIn = (db: Db, exams: readonly string[]): Promise<Assigned[]> =>
  readRows(
    Row,
    sql`select x.exam, x.person, x.account, x.duty from ${assignedRows()} x
      where x.exam = any(${[...exams]}::uuid[]) and ${UNDECLARED} order by x.exam, x.duty, x.person limit 5000`,
    db,
  )

/** Where an examination stands among those of the days to come. */
export interface Place {
  id: string
  heldOn: CivilDate
}

/** The examinations of the days to come in which somebody assigned by the assessor has declared nothing and the day to declare has come, by day. */
export const examsUndeclared = (
  db: Db,
  { today, daysBefore, after }: { today: CivilDate; daysBefore: number; after: Place | null },
): Promise<Place[]> =>
  readRows(
    z.object({ id: z.string(), heldOn: KeptDay }),
    sql`select e.id, e.held_on as "heldOn" from exam e
    where e.state = 'seated' and e.held_on between ${today}::date and ${addDays(today, daysBefore)}::date
      and (e.held_on, e.id) > (${after?.heldOn ?? today}::date, ${after?.id ?? LEAST}::uuid)
      and exists (select 1 from ${assignedRows()} x where x.exam = e.id and x.duty <> 'supervise' and ${UNDECLARED})
    order by e.held_on, e.id limit 100`,
    db,
  )

/** Before every id. */
const LEAST = '00000000-0000-0000-0000-000000000000'
