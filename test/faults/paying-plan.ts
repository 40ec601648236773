import { createHash } from 'node:crypto'

/** So many times a process is killed. */
export const KILLS = 200
/** So many claims are raised, paid and, one in five, recovered meanwhile: two more after each kill. */
export const CLAIMS = KILLS * 2
export const AMOUNT = 324_000

/** The person of the claim of this number, the same in every process. */
export function personOf(index: number): string {
  const hex = createHash('sha1').update(`person ${index}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const keyOf = (person: string): string => `cost/${person}/焊工/4`

/** Whether what this person was paid has to come back. */
export const recovers = (person: string): boolean => Number.parseInt(person.slice(0, 2), 16) % 5 === 0
