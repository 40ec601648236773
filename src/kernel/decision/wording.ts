/** What JSON can hold: a reason keeps nothing else, so that it can be drawn from a kept record as from a fresh one. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value }

/** What the words of one reason are drawn from, in the order in which its wording names them. */
export type Values = readonly Value[]

type Words<V extends Values> = string | ((values: V, met: boolean) => string | null)

interface Phrases<V extends Values> {
  found?: Words<V>
  needed?: Words<V>
  next?: Words<V>
}

/** How a rule speaks (措辞): a reason keeps only its key and values, and its words are drawn when somebody reads them. */
export interface Wording<V extends Values = Values> {
  /** Under which records keep it, e.g. `subsidy.hours`: never given to other words; null for words that were kept as text. */
  readonly key: string | null
  /** The rule that it speaks of: the key's last part. */
  readonly rule: string
  draw(part: keyof Phrases<V>, values: V, met: boolean): string | null
}

/**
 * States how a rule speaks, once: `wording<[have: number, least: number]>('subsidy.hours', { found: ([have]) => … })`.
 * A wording without `needed` is a ground (依据) and not a condition.
 */
export function wording<V extends Values = readonly []>(key: string, phrases: Phrases<V>): Wording<V> {
  if (wordings.has(key)) throw new Error(`${key} is worded twice`)
  const made: Wording<V> = {
    key,
    rule: key.slice(key.lastIndexOf('.') + 1),
    draw(part, values, met) {
      const words = phrases[part] ?? null
      return typeof words === 'function' ? words(values, met) : words
    },
  }
  wordings.set(key, made)
  return made
}

const wordings = new Map<string, Wording>()

/** The wording under which a record keeps a reason; throws where no module states it. */
export function wordingOf(key: string): Wording {
  const found = wordings.get(key)
  if (found === undefined) throw new Error(`nobody says how ${key} is worded`)
  return found
}

/** The rules that the loaded modules speak of. */
export const wordedRules = (): string[] => [...new Set([...wordings.values()].map(({ rule }) => rule))]
