/** What decides how long one candidate may write, all by the server's clock, in milliseconds. */
export interface Timing {
  /** When the session begins for everybody, and how long its paper lasts. */
  opensAt: number
  allowed: number
  /** Granted to the room and to the candidate (延时), before or during. */
  roomExtra: number
  ownExtra: number
  /** Who has not begun so long after the beginning begins no more (迟到). */
  lateWithin: number
  /** Nobody hands in sooner after the beginning. */
  handInAfter: number
  begunAt: number | null
  /** Pauses by an incident that are over, in all; and since when one lasts. */
  paused: number
  pausedAt: number | null
  handedInAt: number | null
}

export type SittingState = 'waiting' | 'absent' | 'running' | 'paused' | 'handed-in' | 'timed-out'

/** When the sitting ends: who comes late gets no time for it; what an incident took is given back while it lasts. */
export function endsAt(one: Timing, now: number): number {
  const lasting = one.pausedAt === null ? 0 : Math.max(0, now - one.pausedAt)
  return one.opensAt + one.allowed + one.roomExtra + one.ownExtra + one.paused + lasting
}

/** The last moment at which it can be begun. */
export const beginsUntil = (one: Timing): number => one.opensAt + one.lateWithin + one.paused

/** How a sitting stands at a moment. */
export function stateAt(one: Timing, now: number): SittingState {
  if (one.handedInAt !== null) return 'handed-in'
  if (one.begunAt === null) return now > beginsUntil(one) ? 'absent' : 'waiting'
  if (one.pausedAt !== null) return 'paused'
  return now >= endsAt(one, now) ? 'timed-out' : 'running'
}

/** Why the paper cannot be begun now; null where it can, or is already. */
export function whyNotBegin(one: Timing, now: number): 'too-early' | 'too-late' | 'over' | null {
  const state = stateAt(one, now)
  if (state === 'handed-in' || state === 'timed-out') return 'over'
  if (state === 'absent') return 'too-late'
  return state === 'waiting' && now < one.opensAt ? 'too-early' : null
}

/** Why it cannot be handed in now; null where it can. Handing in twice is once. */
export function whyNotHandIn(one: Timing, now: number): 'not-begun' | 'too-early' | 'paused' | null {
  const state = stateAt(one, now)
  if (state === 'waiting' || state === 'absent') return 'not-begun'
  if (state === 'paused') return 'paused'
  return state === 'running' && now < one.opensAt + one.handInAfter ? 'too-early' : null
}
