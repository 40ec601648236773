import type { Column, SheetValues } from '../spreadsheets/index.ts'
import type { Standards } from '../standard/index.ts'
import type { CivilDate } from '../value/time/civil-date.ts'

/** A field of the dictionary (字段说明): its name in JSON, its heading in CSV, what it means. */
export interface Field extends Column {
  note: string
  /** What its values mean, where they are few. */
  values?: Readonly<Record<string, string>>
}

/** What a set holds on a day: its rows, all as text, and what can be said of where they come from. */
export interface Extract {
  rows: SheetValues[]
  /** The edition that the rows come from; null where there are several or none. */
  edition: string | null
  source: string
  assumed: boolean
  /** The last day on which any of it changed. */
  modified: CivilDate | null
}

/** A set of open data (开放数据集): stable in its id and fields, read anew for each day that is asked for. */
export interface Dataset {
  id: string
  title: string
  description: string
  keywords: readonly string[]
  fields: readonly Field[]
  extract(standards: Standards, day: CivilDate): Extract
}

/** The latest of some days. */
export const latest = (days: readonly (CivilDate | null)[]): CivilDate | null =>
  days.reduce<CivilDate | null>((a, b) => (a === null || (b !== null && b > a) ? b : a), null)
