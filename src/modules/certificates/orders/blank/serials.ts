const SERIAL = /^([A-Z]{2})(\d{8})$/

/** The most blanks that are received at once. */
export const LOT = 1000

/** The serials of a run of blanks (号段), first to last; null where it is none. */
export function serialsOf(first: string, pieces: number): string[] | null {
  const [, letters, digits] = SERIAL.exec(first) ?? []
  if (!letters || !digits || pieces < 1 || pieces > LOT) return null
  const begin = Number(digits)
  if (begin + pieces - 1 > 99_999_999) return null
  return Array.from({ length: pieces }, (_, at) => letters + String(begin + at).padStart(8, '0'))
}
