import type { Standing } from '../../people/index.ts'
import type { TrainingRecord } from '../../training/index.ts'
import type { HeadFacts } from '../rules.ts'

/** Whether a register, or somebody who looked at the paper, stands for a row: what was only declared pays nobody. */
export const trusted = ({ trust }: { trust: string }): boolean => trust === 'A' || trust === 'B'

/** Why nothing is paid for somebody, whatever else is met. */
export function excludedBy(
  then: Standing,
  now: Standing,
  records: readonly TrainingRecord[],
): HeadFacts['excluded'] {
  if (records.some(({ violation }) => violation)) return 'violation'
  if (then.deceased || now.deceased) return 'deceased'
  if (then.custody) return 'custody'
  if (then.pupil) return 'pupil'
  return then.retired ? 'retired' : null
}
