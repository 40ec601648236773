import { type Difference, recountFigures, talliesOf } from '../../kernel/figure/index.ts'
import type { Kernel } from '../../kernel/verb/index.ts'
import { MODULES } from '../modules.ts'

/** What a recount of all figures found; sound where nothing differed. */
export interface Recount {
  sound: boolean
  found: Difference[]
}

/** Counts every figure from nothing, puts right what differs and says what did. */
export async function recount({ database, clock }: Kernel): Promise<Recount> {
  const found = await recountFigures(
    database,
    talliesOf(MODULES.flatMap(({ figures }) => figures)),
    clock.now(),
  )
  return { sound: found.every((one) => one.renewed || one.rows + one.people + one.sums === 0), found }
}

/** What was found, a line for each tally. */
export const recountLines = ({ found }: Recount): string[] => found.map((one) => `${one.tally}：${said(one)}`)

function said({ renewed, rows, people, sums }: Difference): string {
  if (renewed) return `口径是新的，已从头计数，明细 ${rows} 行。`
  if (rows + people + sums === 0) return '与从头重算的一致。'
  return `已按重算改正：明细 ${rows} 行、计错位置的人 ${people} 处、合计 ${sums} 项不同。`
}
