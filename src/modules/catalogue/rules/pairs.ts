import { LEVELS, type Level, levelName } from '../../../kernel/value/level.ts'
import { type Fen, fen, formatYuan } from '../../../kernel/value/money.ts'
import type { CatalogueEdition } from '../edition.ts'
import { entriesOf } from '../entry.ts'

/** Two cells of one occupation and level that do not fit together; a hint for whoever loads an edition, never a bar. */
export interface PairWarning {
  occupation: string
  level: Level
  message: string
}

/** R2.5: the amount of 80 lessons is two thirds of that of 120, rounded to ten yuan; both cells are of one kind. */
export function pairWarnings(edition: CatalogueEdition): PairWarning[] {
  return entriesOf(edition).flatMap(({ name, cells }) =>
    LEVELS.flatMap((level) => {
      const long = cells[120][level]
      const short = cells[80][level]
      const warn = (message: string) => [
        { occupation: name, level, message: `${levelName(level)}：${message}` },
      ]
      if (long.kind !== short.kind)
        return long.kind === 'unknown' || short.kind === 'unknown' ? [] : warn('两档课时一档有金额、一档没有')
      if (long.kind !== 'amount' || short.kind !== 'amount') return []
      const expected = twoThirds(long.amount)
      return short.amount === expected
        ? []
        : warn(`80课时${formatYuan(short.amount)}元，按120课时的三分之二应为${formatYuan(expected)}元`)
    }),
  )
}

/** Two thirds, to ten yuan, half up: 5000 → 3330. */
function twoThirds(amount: Fen): Fen {
  const tens = Math.floor((amount * 2 + 1500) / 3000)
  return fen(tens * 1000)
}
