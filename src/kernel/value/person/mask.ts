/** `张*国`, `张*`: a name as others may read it; at most six stars, so that a long name does not tell its length. */
export function maskName(name: string): string {
  const characters = Array.from(name.slice(0, LONGEST))
  if (characters.length <= 1) return characters.length === 0 ? '' : '*'
  if (characters.length === 2) return `${characters[0]}*`
  const last = Array.from(name.slice(-2)).at(-1)
  return `${characters[0]}${stars(Math.min(characters.length - 2, 6))}${last}`
}

/**
 * `1201**********0018`: an identity number as others may read it; the birthday is not to be seen. Of shorter numbers
 * (护照、通行证) the first two and the last two.
 */
export function maskIdNumber(number: string): string {
  if (/^[A-Z]{3}\d{12}$/.test(number)) return `${number.slice(0, 3)}${stars(10)}${number.slice(-2)}`
  if (/^(\d{8}|(?=.*[A-Z])[A-Z0-9]{7,14})$/.test(number))
    return `${number.slice(0, 2)}${stars(number.length - 4)}${number.slice(-2)}`
  if (number.length !== 18 && number.length !== 15) return stars(Math.min(number.length, 18))
  return `${number.slice(0, 4)}${stars(10)}${number.slice(-4)}`
}

/** `138****5678`; of any other number the last four digits. */
export function maskPhone(phone: string): string {
  if (/^\d{11}$/.test(phone.slice(0, 12))) return `${phone.slice(0, 3)}****${phone.slice(-4)}`
  return `****${tail(phone)}`
}

/** `**** 3306`: the last four digits of an account. */
export function maskAccount(account: string): string {
  return `**** ${tail(account)}`.trimEnd()
}

const LONGEST = 64

const stars = (count: number) => '*'.repeat(count)

/** The last four characters, where at least four more stay hidden. */
const tail = (text: string) => (text.length >= 8 ? text.slice(-4) : '')
