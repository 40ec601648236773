/** A verified list of certificates that no longer stand. */
export interface EndedList {
  at: string
  names: ReadonlySet<string>
}

/** Whether it stood when the list was made; unknown where there is no list. */
export type Standing = 'stood' | 'ended' | 'unknown'

/** How a certificate stands by the list. */
export async function standingOf(code: string, ended: EndedList | null): Promise<Standing> {
  if (!ended) return 'unknown'
  return ended.names.has(digits(await sha256(new TextEncoder().encode(code)), 16)) ? 'ended' : 'stood'
}

export const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** Crockford's digits, as `code.ts` has them; that one asks Node for chance, which no browser has. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const digits = (bytes: Uint8Array, count: number): string =>
  [...bytes.subarray(0, count)].map((byte) => DIGITS[byte & 31]).join('')
