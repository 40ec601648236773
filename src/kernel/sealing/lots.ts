import { createHash } from 'node:crypto'

/** The next number from 0 up to, not including, `below`. */
export type Lots = (below: number) => number

/**
 * Lots from a seed (抽签): the n-th number is SHA-256(seed + ":" + n), read as a big-endian whole number, and its remainder. Whoever has
 * the seed draws the same; whoever has not, cannot guess.
 */
export function lotsFrom(seed: string): Lots {
  let used = 0
  return (below) => {
    const number = BigInt(`0x${createHash('sha256').update(`${seed}:${used}`, 'utf8').digest('hex')}`)
    used += 1
    return Number(number % BigInt(below))
  }
}

/** The same things in an order that the lots decide. */
export function shuffled<T>(of: readonly T[], lots: Lots): T[] {
  const left = [...of]
  const out: T[] = []
  while (left.length > 0) out.push(left.splice(lots(left.length), 1)[0] as T)
  return out
}
