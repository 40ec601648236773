import { type RawBuilder, sql } from 'kysely'

/** By what a figure is divided besides district and month: 职业、等级、人群类别. */
export type Dimension = 'occupation' | 'level' | 'cohort'

/** Narrows a query to the subjects that are being looked at; to all of them when it is counted from nothing. */
export type Within = (column: string, type: 'uuid' | 'text') => RawBuilder<boolean>

/**
 * What figures are counted from (计数台账). Its rows are kept, and the sums of them: whoever changes a table that the
 * query reads says so by a trigger (`figure_touched`), and the subject is looked at again within seconds.
 */
export interface Tally {
  key: string
  grain: readonly Dimension[]
  /** What a dimension means in this tally, and its values, in words; where nothing is said, what they mean everywhere. */
  called?: Readonly<Partial<Record<Dimension, Called>>>
  /**
   * A query of one row for each thing counted: subject (what is looked at again as a whole), item (which of the subject's
   * rows), district, day, occupation, level, cohort, person, reference (a case number), amount in 分 or null.
   */
  rows(within: Within): RawBuilder<unknown>
}

/** A dimension in words: its title, and its values where they are kept as keys. */
export interface Called {
  title: string
  values?: Readonly<Record<string, string>>
}

/** What the number is: how many rows, how many people, the sum of amounts, or one figure in a hundred of another. */
export type Counts = 'rows' | 'people' | 'amount'

interface Named {
  key: string
  title: string
  unit: string
  /** 口径: what counts, in words. */
  definition: string
  /** 依据: the document that defines it; null where none was published and the definition is this program's (推定). */
  clause: string | null
}

/** A figure that is counted from a tally, or from those of its rows that have one of some values. */
export interface CountedFigure extends Named {
  of: Tally
  counts: Counts
  /** 存量 is what there is now; 流量 is what happened, month by month. */
  kind: 'stock' | 'flow'
  only: { dimension: Dimension; values: readonly string[] } | null
}

/** A figure in a hundred of another (占比). */
export interface RatioFigure extends Named {
  counts: { part: CountedFigure; whole: CountedFigure }
}

/** A figure (指标) with its definition, and the very rows that the number is counted from. */
export type Figure = CountedFigure | RatioFigure

/** Whether the figure is a share of another. */
export const isRatio = (figure: Figure): figure is RatioFigure => typeof figure.counts === 'object'

/** Declares a figure that is counted. */
export const figure = (
  one: Omit<CountedFigure, 'only'> & { only?: CountedFigure['only'] },
): CountedFigure => ({ only: null, ...one })

/** Declares what share of a second figure a first one is. */
export const ratio = (one: Named & { part: CountedFigure; whole: CountedFigure }): RatioFigure => {
  const { part, whole, ...named } = one
  return { ...named, counts: { part, whole } }
}

/** What figures are counted from, each tally once. */
export const talliesOf = (figures: readonly Figure[]): Tally[] => [
  ...new Set(figures.flatMap((one) => (isRatio(one) ? [one.counts.part.of, one.counts.whole.of] : [one.of]))),
]

/** Every subject: how a tally is counted from nothing. */
export const everySubject: Within = () => sql<boolean>`true`

/** Only these subjects. */
export const theseSubjects =
  (subjects: readonly string[]): Within =>
  (column, type) =>
    type === 'uuid'
      ? sql<boolean>`${sql.ref(column)} = any(${subjects}::uuid[])`
      : sql<boolean>`${sql.ref(column)} = any(${subjects}::text[])`

/** The rows of a tally as they are kept. */
export const rowsOf = (
  tally: Tally,
  within: Within,
) => sql`select ${tally.key}::text as tally, subject::text, item::text,
    district, coalesce(occupation, '') as occupation, coalesce(level::text, '') as level, coalesce(cohort, '') as cohort,
    day, person, reference, coalesce(amount, 0)::bigint as amount
  from (${tally.rows(within)}) counted`
