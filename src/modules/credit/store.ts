import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../kernel/database/index.ts'
import { KeptDay } from '../../kernel/value/shapes.ts'
import { type CivilDate, civilDate } from '../../kernel/value/time/civil-date.ts'
import type { Count } from './rules/rating.ts'

/** Why something that was counted is taken back (更正原因). */
export const CORRECTIONS = {
  lifted: '认定撤销',
  objection: '异议成立',
  repair: '信用修复',
  wrong: '登记有误',
} as const
export type CorrectionWhy = keyof typeof CORRECTIONS

/** A credit event as it is kept. */
export interface CreditEvent {
  id: string
  organisation: string
  indicator: string
  happenedOn: CivilDate
  count: number
  evidence: string
  source: string
  corrects: string | null
  why: CorrectionWhy | null
}

const EventRow = z.object({
  id: z.string(),
  organisation: z.string(),
  indicator: z.string(),
  happened_on: KeptDay,
  count: z.number(),
  evidence: z.string(),
  source: z.string(),
  corrects: z.string().nullable(),
  why: z.enum(['lifted', 'objection', 'repair', 'wrong']).nullable(),
})

const COLUMNS = sql.raw('id, organisation, indicator, happened_on, count, evidence, source, corrects, why')

const eventOf = ({ happened_on, ...row }: z.infer<typeof EventRow>): CreditEvent => ({
  ...row,
  happenedOn: happened_on,
})

/** Adds an event; false where its source is counted already. */
export async function addEvent(
  db: Db,
  event: Omit<CreditEvent, 'id'> & { id?: string; at: Date },
): Promise<boolean> {
  const { rows } =
    await sql`insert into credit_event (id, organisation, indicator, happened_on, count, evidence, source,
      corrects, why, recorded_at)
    values (${event.id ?? randomUUID()}, ${event.organisation}, ${event.indicator}, ${event.happenedOn}, ${event.count},
      ${event.evidence.slice(0, 300)}, ${event.source}, ${event.corrects}::uuid, ${event.why}, ${event.at})
    on conflict (source) do nothing returning id`.execute(db)
  return rows.length > 0
}

/** One event, or null. */
export async function eventById(db: Db, id: string): Promise<CreditEvent | null> {
  const rows = await readRows(EventRow, sql`select ${COLUMNS} from credit_event where id = ${id}`, db)
  return rows[0] ? eventOf(rows[0]) : null
}

/** The event that came from this source, or null. */
export async function eventFrom(db: Db, source: string): Promise<CreditEvent | null> {
  const rows = await readRows(EventRow, sql`select ${COLUMNS} from credit_event where source = ${source}`, db)
  return rows[0] ? eventOf(rows[0]) : null
}

/** What is left of an event after its corrections. */
export async function leftOf(db: Db, id: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`select coalesce(sum(count), 0)::int as left from credit_event
    where id = ${id} or corrects = ${id}`.execute(db)
  return rows[0]?.left ?? 0
}

/** Events that one answer shows of an organisation and a year. */
const MOST = 500

const daysOf = (year: number): [CivilDate, CivilDate] => [
  civilDate(`${year}-01-01`),
  civilDate(`${year}-12-31`),
]

/** The events of an organisation in one year, corrections behind what they correct. */
export async function eventsOf(db: Db, organisation: string, year: number): Promise<CreditEvent[]> {
  const [from, to] = daysOf(year)
  const rows = await readRows(
    EventRow,
    sql`select ${COLUMNS} from credit_event
    where organisation = ${organisation} and happened_on between ${from} and ${to}
    order by happened_on, coalesce(corrects, id), corrects is not null, recorded_at, id limit ${MOST}`,
    db,
  )
  return rows.map(eventOf)
}

/** The sums of the events of one year, by indicator. */
export async function countsOf(db: Db, organisation: string, year: number): Promise<Count[]> {
  const [from, to] = daysOf(year)
  const { rows } = await sql<{ indicator: string; count: number }>`select indicator, sum(count)::int as count
    from credit_event where organisation = ${organisation} and happened_on between ${from} and ${to}
    group by indicator having sum(count) <> 0 order by indicator collate "C"`.execute(db)
  return rows
}
