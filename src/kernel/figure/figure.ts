import type { RawBuilder } from 'kysely'

/** A figure (指标): what is counted, with its definition, and the very rows that the number is counted from. */
export interface Figure {
  key: string
  title: string
  unit: string
  /** 口径: what counts, in words. */
  definition: string
  /** A query of one row for each thing counted: district, day, person, reference (a case number), amount in 分 or null. */
  rows: RawBuilder<unknown>
  /** What the number is: how many rows, how many people, or the sum of amounts. */
  counts: 'rows' | 'people' | 'amount'
}
