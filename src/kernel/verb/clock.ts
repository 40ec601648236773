/** Where the time comes from; nothing below it reads the machine's clock. */
export interface Clock {
  now(): Date
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands where a test puts it. */
export function standingClock(at: string): Clock & { set(at: string): void } {
  let now = new Date(at)
  return {
    now: () => now,
    set(next) {
      now = new Date(next)
    },
  }
}
