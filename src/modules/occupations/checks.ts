import { type Check, note, type Remark } from '../../kernel/module/index.ts'
import { civilDateOf } from '../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../kernel/verb/index.ts'
import { registerGaps } from './gaps.ts'

/** What doctor looks at: where the register of occupations differs from the official text. */
export const occupationsChecks: readonly Check[] = [{ title: '职业名录', look: gapsToday }]

async function gapsToday(kernel: Kernel): Promise<Remark[]> {
  const gaps = registerGaps(await kernel.standards(), civilDateOf(kernel.clock.now()))
  return gaps.map((gap) => note(gap, '对照公布的原文补齐'))
}
