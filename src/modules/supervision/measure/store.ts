import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** The five measures (处理措施, R1.9), from the mildest on. */
export const MEASURES = {
  talk: '约谈机构负责人',
  rectification: '下达整改函',
  publication: '情况通报',
  agreement: '解除补贴培训协议',
  transfer: '问题线索移送',
} as const
export type MeasureKind = keyof typeof MEASURES
export const MEASURE_KINDS = Object.keys(MEASURES) as [MeasureKind, ...MeasureKind[]]

/** A measure as it is kept. */
export interface Measure {
  number: string
  finding: string
  organisation: string
  district: string
  kind: MeasureKind
  document: string
  reason: string
  orderedOn: CivilDate
  endedOn: CivilDate | null
}

const MeasureRow = z.object({
  number: z.string(),
  finding: z.string(),
  organisation: z.string(),
  district: z.string(),
  kind: z.enum(MEASURE_KINDS),
  document: z.string(),
  reason: z.string(),
  ordered_on: KeptDay,
  ended_on: KeptDay.nullable(),
})

const measureOf = ({ ordered_on, ended_on, ...row }: z.infer<typeof MeasureRow>): Measure => ({
  ...row,
  orderedOn: ordered_on,
  endedOn: ended_on,
})

/** Keeps a measure beside its case. */
export async function insertMeasure(db: Db, one: Omit<Measure, 'endedOn'>): Promise<void> {
  await sql`insert into supervision_measure (number, finding, organisation, district, kind, document, reason, ordered_on)
    values (${one.number}, ${one.finding}, ${one.organisation}, ${one.district}, ${one.kind}, ${one.document},
      ${one.reason}, ${one.orderedOn})
    on conflict (number, kind) do update set document = excluded.document, reason = excluded.reason,
      ordered_on = excluded.ordered_on, ended_on = null`.execute(db)
}

/** Ends what runs of a case of measures. */
export async function endMeasures(db: Db, number: string, on: CivilDate): Promise<void> {
  await sql`update supervision_measure set ended_on = ${on} where number = ${number} and ended_on is null`.execute(
    db,
  )
}

/** The measures of one case, in the order in which they were ordered. */
export async function measuresOfCase(db: Db, number: string): Promise<Measure[]> {
  const rows = await readRows(
    MeasureRow,
    sql`select number, finding, organisation, district, kind, document, reason, ordered_on, ended_on
    from supervision_measure where number = ${number} order by ended_on nulls last, ordered_on, kind limit 50`,
    db,
  )
  return rows.map(measureOf)
}

/** The measures that followed from a finding, in their order. */
export async function measuresOfFinding(db: Db, finding: string): Promise<Measure[]> {
  const rows = await readRows(
    MeasureRow,
    sql`select number, finding, organisation, district, kind, document, reason, ordered_on, ended_on
    from supervision_measure where finding = ${finding} order by ordered_on, number limit 50`,
    db,
  )
  return rows.map(measureOf)
}
