import type { Sealer } from '../../../kernel/sealing/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** Seconds for which one code (签到码) is shown. */
export const SLOT_SECONDS = 15

/** So many codes before the one that is shown still open, for whoever has scanned and now presses the button. */
const SLOTS_BACK = 2

/** Enough that nobody guesses one of the valid codes, and short enough for a QR code that scans from the back row. */
const LENGTH = 20

/** The lessons of one day, with the secret that is theirs alone. */
export interface Session {
  class: string
  day: CivilDate
  secret: string
}

/** The code that the room shows now, and how many seconds it is still shown. */
export function attendanceCode(
  sealer: Pick<Sealer, 'mac'>,
  session: Session,
  now: Date,
): { code: string; secondsLeft: number } {
  const slot = slotOf(now)
  const left = (slot + 1) * SLOT_SECONDS - now.getTime() / 1000
  return { code: sealer.mac(text(session, slot), PURPOSE).slice(0, LENGTH), secondsLeft: Math.ceil(left) }
}

/** Whether a code is one that the room of this class shows now or showed just before. */
export function codeHolds(sealer: Pick<Sealer, 'macs'>, session: Session, now: Date, code: string): boolean {
  const slot = slotOf(now)
  return Array.from({ length: SLOTS_BACK + 1 }, (_none, back) => slot - back).some((one) =>
    sealer.macs(text(session, one), PURPOSE).some((mac) => mac.slice(0, LENGTH) === code),
  )
}

/** Minutes after the first sign-in at which the second roll call falls; nobody who lacks the secret can tell. */
export function rollCallMinute(
  sealer: Pick<Sealer, 'mac'>,
  session: Session,
  { fromMinutes, toMinutes }: { fromMinutes: number; toMinutes: number },
): number {
  const drawn = Number.parseInt(sealer.mac(text(session, 0), 'training.roll-call').slice(0, 8), 16)
  return fromMinutes + (drawn % (toMinutes - fromMinutes + 1))
}

const PURPOSE = 'training.attendance-code'
const slotOf = (now: Date): number => Math.floor(now.getTime() / 1000 / SLOT_SECONDS)
const text = (one: Session, slot: number): string => `${one.class} ${one.day} ${one.secret} ${slot}`
