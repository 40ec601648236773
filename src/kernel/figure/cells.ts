import { LEVELS } from '../value/level.ts'
import type { Dimension } from './figure.ts'

/** One thing that is counted, as it is kept. */
export interface Counted {
  subject: string
  item: string
  district: string
  occupation: string
  level: string
  cohort: string
  day: string
  person: string | null
  reference: string
  amount: number
  /** Whether its person is counted here. */
  first: boolean
}

/** Part of a sum: a district and a month (or all months, ''), all of it or one value of a dimension. */
export interface Cell {
  dimension: Dimension | ''
  value: string
  district: string
  month: string
  rows: number
  people: number
  amount: number
}

/** Levels from the lowest, as they are kept. */
export const RANKED: readonly string[] = LEVELS.map(String)

/**
 * The same rows, each person counted in one of them: that of the highest level, of several the latest. Rows without a
 * person count none.
 */
export function withFirsts(rows: readonly Omit<Counted, 'first'>[]): Counted[] {
  const first = new Map<string, Omit<Counted, 'first'>>()
  for (const row of rows) {
    if (row.person === null) continue
    const best = first.get(row.person)
    if (!best || before(row, best)) first.set(row.person, row)
  }
  return rows.map((row) => ({ ...row, first: row.person !== null && first.get(row.person) === row }))
}

const before = (a: Omit<Counted, 'first'>, b: Omit<Counted, 'first'>): boolean => {
  const rank = RANKED.indexOf(a.level) - RANKED.indexOf(b.level)
  if (rank !== 0) return rank > 0
  for (const key of ['day', 'subject', 'item'] as const) if (a[key] !== b[key]) return a[key] > b[key]
  return false
}

/** What the sums change by when the rows before become the rows after; cells that stay as they are are left out. */
export function differenceOf(
  before: readonly Counted[],
  after: readonly Counted[],
  grain: readonly Dimension[],
): Cell[] {
  const cells = new Map<string, Cell>()
  for (const row of before) add(cells, row, grain, -1)
  for (const row of after) add(cells, row, grain, 1)
  return [...cells.values()].filter(({ rows, people, amount }) => rows !== 0 || people !== 0 || amount !== 0)
}

function add(cells: Map<string, Cell>, row: Counted, grain: readonly Dimension[], sign: 1 | -1): void {
  const { district } = row
  for (const dimension of ['', ...grain] as const)
    for (const month of ['', row.day.slice(0, 7)]) {
      const value = dimension === '' ? '' : row[dimension]
      const key = JSON.stringify([dimension, month, value, district])
      const cell = cells.get(key) ?? { dimension, month, value, district, rows: 0, people: 0, amount: 0 }
      cell.rows += sign
      cell.people += row.first ? sign : 0
      cell.amount += sign * row.amount
      cells.set(key, cell)
    }
}

/** What a row is called within its tally. */
export const keyOf = ({ subject, item }: Pick<Counted, 'subject' | 'item'>): string =>
  JSON.stringify([subject, item])
