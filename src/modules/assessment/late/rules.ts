/** What decides who gets a seat after the others (补排). */
export interface LateFacts {
  /** The seats that were given. */
  given: readonly string[]
  capacity: number
  /** The places of a room that is opened for it; 0 for none. */
  added: number
  /** How many seats the venue has in all; null where nobody knows. */
  most: number | null
  /** Those who could come, in the order in which they applied. */
  late: readonly string[]
}

export interface LateSeats {
  seats: { person: string; seat: string }[]
  /** Those for whom there is no seat. */
  full: string[]
  /** How many seats the examination has from now on. */
  capacity: number
  /** The venue has no more seats, so that another room does not help. */
  venueFull: boolean
}

/** Numbers go on after the highest, so that nobody is moved; an examination grows by what is needed of a room that is opened, up to what its venue has. */
export function lateSeats({ given, capacity, added, most, late }: LateFacts): LateSeats {
  const wanted = given.length + late.length
  const possible = most === null ? capacity + added : Math.max(capacity, Math.min(capacity + added, most))
  const grown = Math.max(capacity, Math.min(possible, wanted))
  const free = Math.max(0, grown - given.length)
  const highest = given.reduce((most, seat) => Math.max(most, Number(seat)), 0)
  return {
    seats: late.slice(0, free).map((person, at) => ({ person, seat: seatNumber(highest + at + 1) })),
    full: late.slice(free),
    capacity: grown,
    venueFull: most !== null && wanted > most && grown >= most,
  }
}

/** The number of a seat as it is written: 007. */
export const seatNumber = (at: number): string => String(at).padStart(3, '0')
