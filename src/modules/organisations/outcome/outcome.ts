import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'

/** What is published of how an organisation teaches (公开成效), in the order of its page. */
export const OUTCOMES = {
  satisfaction: { title: '学员满意度', says: '结业学员中答满意和非常满意的' },
  employment: { title: '培训后就业率', says: '报名时不是企业职工的结业学员，六个月后登记显示在企业就业的' },
} as const
export type OutcomeKind = keyof typeof OUTCOMES

/** One number of an organisation as it was published; what came in on `until` or later is not in it. */
export const Outcome = z.object({
  kind: z.enum(Object.keys(OUTCOMES) as [OutcomeKind, ...OutcomeKind[]]),
  until: z.string(),
  people: z.number().int(),
  percent: z.number().int(),
})
export type Outcome = z.output<typeof Outcome>

/** One number in words, or why there is none. */
export const outcomeText = (one: Outcome | undefined): string =>
  one
    ? `${one.percent}%（${one.people} 人，${OUTCOMES[one.kind].says}，算到${formatDay(one.until as CivilDate)}以前）`
    : '人数还不够，暂不公布'

const Row = Outcome.extend({ until: KeptDay })

/** Publishes a number once for a month; false where that month has one already. */
export async function publishOutcome(
  db: Db,
  organisation: string,
  { kind, until, people, percent }: Outcome,
): Promise<boolean> {
  const { rows } = await sql`insert into organisation_outcome (organisation, kind, until, people, percent)
    values (${organisation}::uuid, ${kind}, ${until}, ${people}, ${percent})
    on conflict (organisation, kind, until) do nothing returning kind`.execute(db)
  return rows.length > 0
}

/** The newest of each kind that was published of an organisation. */
export async function outcomesOf(db: Db, organisation: string): Promise<Outcome[]> {
  const rows = await readRows(
    Row,
    sql`select distinct on (kind) kind, until, people, percent from organisation_outcome
      where organisation = ${organisation}::uuid order by kind, until desc`,
    db,
  )
  return (Object.keys(OUTCOMES) as OutcomeKind[]).flatMap(
    (kind) => rows.find((row) => row.kind === kind) ?? [],
  )
}

/** Until when a kind was last published, by organisation. */
export async function lastPublished(db: Db, kind: OutcomeKind): Promise<Map<string, CivilDate>> {
  const rows = await readRows(
    z.object({ organisation: z.string(), until: KeptDay }),
    sql`select organisation::text as organisation, max(until) as until from organisation_outcome
      where kind = ${kind} group by organisation`,
    db,
  )
  return new Map(rows.map(({ organisation, until }) => [organisation, until]))
}
