/** Turns a text from one script into the other. */
export type Convert = (text: string) => string

/** So many pieces of text are remembered: what every page says, and what a list says again and again. */
const KEPT = 4000

let toHant: Promise<Convert> | null = null
let toHans: Promise<Convert> | null = null

/**
 * Simplified to traditional characters. Forms of characters only, no words of another region: a policy must say what it says.
 * The dictionary is large and is read when the first visitor asks for it.
 */
export function hantConverter(): Promise<Convert> {
  toHant ??= import('opencc-js/cn2t').then(({ Converter }) =>
    remembering(Converter({ from: 'cn', to: 'tw' })),
  )
  return toHant
}

/** Traditional to simplified: what a reader of 繁體 searches for is kept in simplified characters. */
export function hansConverter(): Promise<Convert> {
  toHans ??= import('opencc-js/t2cn').then(({ Converter }) => Converter({ from: 'tw', to: 'cn' }))
  return toHans
}

function remembering(convert: Convert): Convert {
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const converted = convert(text)
    if (text.length > 400) return converted
    if (known.size >= KEPT) known.clear()
    known.set(text, converted)
    return converted
  }
}
