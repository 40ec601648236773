import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { type CountedFigure, type Dimension, type Figure, isRatio } from './figure.ts'

/** Which part of a figure is asked for. */
export interface Part {
  /** Only these districts; 'all' where the whole city is meant. */
  districts: readonly string[] | 'all'
  /** Only this month, as 2026-03. */
  month?: string | undefined
  /** Only one value of one dimension that the figure is divided by. */
  by?: { dimension: Dimension; value: string } | undefined
}

/** What a district adds: so many, and of a share of how many. */
interface Added {
  number: number
  whole: number | null
}

/** A number and the part of it that lies in each district; districts of which nothing is known are absent. */
export interface Reading {
  value: number
  districts: Map<string, number>
  parts: ReadonlyMap<string, Added>
}

/** The number that districts add up to: a sum, or the share of one sum in another. */
export function readingOf(parts: ReadonlyMap<string, Added>): Reading {
  const value = ({ number, whole }: Added) => (whole === null ? number : share(number, whole))
  const all = [...parts.values()].reduce<Added>(
    (sum, one) => ({
      number: sum.number + one.number,
      whole: one.whole === null ? null : (sum.whole ?? 0) + one.whole,
    }),
    { number: 0, whole: null },
  )
  return {
    value: value(all),
    districts: new Map([...parts].map(([code, one]) => [code, value(one)])),
    parts,
  }
}

/** The figure whose rows are the list behind this one: of a share, the part. */
export const listedOf = (figure: Figure): CountedFigure => (isRatio(figure) ? figure.counts.part : figure)

/** Hundredths of a percent; nothing of nothing is nothing. */
const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 10_000))

/** Reads many figures at once from their sums, in one statement. */
export async function readSums(
  db: Db,
  figures: readonly Figure[],
  part: Omit<Part, 'by'>,
): Promise<Map<Figure, Reading>> {
  const counted = [
    ...new Set(figures.flatMap((one) => (isRatio(one) ? [one.counts.part, one.counts.whole] : [one]))),
  ]
  const wanted = counted.flatMap((one) =>
    valuesOf(one, undefined).map((value) => ({ key: one.key, tally: one.of.key, ...value })),
  )
  const { rows } = await sql<{
    key: string
    district: string
    rows: number
    people: number
    amount: number
  }>`select one.key, s.district, sum(s.rows)::bigint as rows, sum(s.people)::bigint as people,
      sum(s.amount)::bigint as amount
    from unnest(${wanted.map(({ key }) => key)}::text[], ${wanted.map(({ tally }) => tally)}::text[],
        ${wanted.map(({ dimension }) => dimension)}::text[], ${wanted.map(({ value }) => value)}::text[])
      one (key, tally, dimension, value)
    join figure_sum s on s.tally = one.tally and s.dimension = one.dimension and s.value = one.value
    where ${within(part)} group by one.key, s.district`.execute(db)
  const found = Map.groupBy(rows, ({ key }) => key)
  const numbers = (one: CountedFigure) =>
    new Map((found.get(one.key) ?? []).map((row) => [row.district, row[one.counts]]))
  const added = (one: Figure): [string, Added][] => {
    if (!isRatio(one)) return [...numbers(one)].map(([code, number]) => [code, { number, whole: null }])
    const part = numbers(one.counts.part)
    return [...numbers(one.counts.whole)].map(([code, whole]) => [
      code,
      { number: part.get(code) ?? 0, whole },
    ])
  }
  return new Map(figures.map((one) => [one, readingOf(new Map(added(one)))]))
}

/** Reads one figure from its sums. */
export async function readSum(db: Db, figure: Figure, part: Omit<Part, 'by'>): Promise<Reading> {
  return (await readSums(db, [figure], part)).get(figure) ?? readingOf(new Map())
}

/** What the rows of a part add up to: how many the list behind the number holds, and their amount. */
export async function readPart(
  db: Db,
  figure: CountedFigure,
  part: Part,
): Promise<{ rows: number; amount: number }> {
  const values = valuesOf(figure, part.by)
  const { rows } = await sql<{ rows: number; people: number; amount: number }>`
    select coalesce(sum(rows), 0)::bigint as rows, coalesce(sum(people), 0)::bigint as people,
      coalesce(sum(amount), 0)::bigint as amount
    from figure_sum s where tally = ${figure.of.key} and dimension = ${values[0]?.dimension ?? ''}
      and value = any(${values.map(({ value }) => value)}::text[]) and ${within(part)}`.execute(db)
  const { rows: all = 0, people = 0, amount = 0 } = rows[0] ?? {}
  return { rows: figure.counts === 'people' ? people : all, amount }
}

/** A figure divided by what it may be divided by, or by month; the largest first, months in their order. */
export async function readDivided(
  db: Db,
  figure: CountedFigure,
  dimension: Dimension | 'month',
  part: Omit<Part, 'by'>,
): Promise<{ value: string; number: number }[]> {
  const of = dimension === 'month' ? (figure.only?.dimension ?? '') : dimension
  const only = figure.only ? sql`and value = any(${figure.only.values}::text[])` : sql``
  const column = dimension === 'month' ? sql`month` : sql`value`
  const { rows } = await sql<{ value: string; number: number }>`
    select ${column} as value, sum(${sql.ref(figure.counts)})::bigint as number from figure_sum s
    where tally = ${figure.of.key} and dimension = ${of} ${only} and ${
      dimension === 'month' ? sql`s.month <> '' and ${seen(part)}` : within(part)
    }
    group by 1 having sum(${sql.ref(figure.counts)}) <> 0
    order by ${dimension === 'month' ? sql`1` : sql`2 desc, 1`} limit 1000`.execute(db)
  return rows
}

/** By what a figure may be divided: one that counts some values of a dimension only by that dimension. */
export const dividedBy = ({ only, of }: CountedFigure): readonly Dimension[] =>
  only ? [only.dimension] : of.grain

/** The cells that a figure is added up from, or those of one value. */
function valuesOf({ only }: CountedFigure, by: Part['by']): { dimension: string; value: string }[] {
  if (by) return only && !only.values.includes(by.value) ? [] : [by]
  return only
    ? only.values.map((value) => ({ dimension: only.dimension, value }))
    : [{ dimension: '', value: '' }]
}

const seen = ({ districts }: Pick<Part, 'districts'>) =>
  districts === 'all' ? sql`true` : sql`s.district = any(${districts}::text[])`

const within = ({ districts, month }: Omit<Part, 'by'>) =>
  sql`${seen({ districts })} and s.month = ${month ?? ''}`
