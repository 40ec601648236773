import type { Level } from '../../../kernel/value/level.ts'
import { type Fen, parseYuan } from '../../../kernel/value/money.ts'

/**
 * What a catalogue says about one level (R2.7): an amount; a level that the national standard does not have (——); a
 * level that the market does not ask for and that is not subsidised (/); or nothing that could be found.
 */
export type Cell =
  | { kind: 'amount'; amount: Fen }
  | { kind: 'notInStandard' }
  | { kind: 'notSubsidised' }
  | { kind: 'unknown' }

/** How a cell may be printed: yuan with at most two decimals, '——', '/' or blank. */
export const CELL_TEXT = /^(\d{1,6}(\.\d{1,2})?|——|\/|)$/

/** Reads a printed cell; throws on anything that CELL_TEXT refuses. */
export function cellOf(text: string): Cell {
  if (text === '') return UNKNOWN
  if (text === '——') return { kind: 'notInStandard' }
  if (text === '/') return { kind: 'notSubsidised' }
  const amount = parseYuan(text)
  if (!amount.valid) throw new Error(`not a catalogue cell: '${text}'`)
  return { kind: 'amount', amount: amount.value }
}

export const UNKNOWN: Cell = { kind: 'unknown' }

/** The two lengths of course that have amounts of their own (R2.5). */
export const BANDS = [120, 80] as const

export type Band = (typeof BANDS)[number]

/** A column's name, e.g. 'L4_120'. */
export function columnOf(level: Level, band: Band): CellColumn {
  return `${levelColumn(level)}_${band}`
}

/** A level's name in columns and in the table of evaluation amounts, e.g. 'L4'. */
export function levelColumn(level: Level): LevelColumn {
  return level === 'special' ? 'special' : `L${level}`
}

export type LevelColumn = 'L5' | 'L4' | 'L3' | 'L2' | 'L1' | 'special'
export type CellColumn = `${LevelColumn}_${Band}`
