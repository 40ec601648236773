import { countCases } from '../../kernel/case/index.ts'
import type { Db } from '../../kernel/database/index.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'

/** How many letters and bad ratings are still to be answered after their term (超时没有答复). */
export async function lettersLate(db: Db, today: CivilDate): Promise<number> {
  const counts = await Promise.all(
    ['ZX', 'JC', 'CP'].map((kind) => countCases(db, { kind, closed: false, dueBefore: today })),
  )
  return counts.reduce((sum, { count }) => sum + count, 0)
}
