import { LEVELS, type Level } from '../../../kernel/value/level.ts'
import { BANDS, type Cell } from '../draft/cell.ts'
import type { EditionWord } from './history.ts'

/**
 * Which levels the national standard of an occupation has, as far as the catalogues tell (R2.7): an amount or “/” says
 * that there is the level, “——” that there is not; the newest edition that says anything is believed. Others are missing.
 */
export function levelsTold(words: readonly EditionWord[]): Map<Level, boolean> {
  const told = new Map<Level, boolean>()
  for (const level of LEVELS) {
    const cells = words.flatMap(({ entries }) =>
      entries.flatMap((entry) => BANDS.map((band) => entry.cells[band][level])),
    )
    const first = cells.map(says).find((one) => one !== null)
    if (first !== undefined) told.set(level, first)
  }
  return told
}

function says({ kind }: Cell): boolean | null {
  return kind === 'unknown' ? null : kind !== 'notInStandard'
}
