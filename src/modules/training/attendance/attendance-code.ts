import type { Sealer } from '../../../kernel/sealing/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** Seconds for which one code (签到码) is shown; the one before it still opens, for whoever is just scanning. */
export const SLOT_SECONDS = 30

/** Enough that nobody guesses one of two valid codes, and short enough for a QR code that scans from the back row. */
const LENGTH = 20

/** The code that the room shows now, and how many seconds it is still shown. */
export function attendanceCode(
  sealer: Pick<Sealer, 'mac'>,
  id: string,
  day: CivilDate,
  now: Date,
): { code: string; secondsLeft: number } {
  const slot = slotOf(now)
  const left = (slot + 1) * SLOT_SECONDS - now.getTime() / 1000
  return { code: sealer.mac(text(id, day, slot), PURPOSE).slice(0, LENGTH), secondsLeft: Math.ceil(left) }
}

/** Whether a code is one that the room of this class shows now or showed just before. */
export function codeHolds(
  sealer: Pick<Sealer, 'macs'>,
  id: string,
  day: CivilDate,
  now: Date,
  code: string,
): boolean {
  const slot = slotOf(now)
  return [slot, slot - 1].some((one) =>
    sealer.macs(text(id, day, one), PURPOSE).some((mac) => mac.slice(0, LENGTH) === code),
  )
}

const PURPOSE = 'training.attendance-code'
const slotOf = (now: Date): number => Math.floor(now.getTime() / 1000 / SLOT_SECONDS)
const text = (id: string, day: CivilDate, slot: number): string => `${id} ${day} ${slot}`
