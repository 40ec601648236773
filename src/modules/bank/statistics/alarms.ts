import type { BankData } from '../bank-rules.ts'

/** One administration of a question. */
export interface Administered {
  candidates: number
  p: number
  pointBiserial: number | null
}

export type Alarm = 'drift' | 'leak' | 'weak'

export const ALARM_NAMES: Readonly<Record<Alarm, string>> = {
  drift: '难度漂移',
  leak: '疑似泄题',
  weak: '区分度低',
}

/**
 * Why a question is to be looked at again after its last administration, or null. A share that jumps up looks like a leak; one that moves less, or
 * down, like drift. Administrations of a few say nothing, neither now nor as what is compared with.
 */
export function alarmOf(
  { alarms }: Pick<BankData, 'alarms'>,
  before: readonly Administered[],
  last: Administered,
): Alarm | null {
  if (last.candidates < alarms.candidates) return null
  const counted = before.filter(({ candidates }) => candidates >= alarms.candidates)
  const all = counted.reduce((sum, { candidates }) => sum + candidates, 0)
  if (all > 0) {
    const usual = counted.reduce((sum, { candidates, p }) => sum + candidates * p, 0) / all
    const moved = Math.round((last.p - usual) * 10_000) / 100
    if (moved >= alarms.leak) return 'leak'
    if (Math.abs(moved) >= alarms.drift) return 'drift'
  }
  return last.pointBiserial !== null && last.pointBiserial * 100 < alarms.discrimination ? 'weak' : null
}
