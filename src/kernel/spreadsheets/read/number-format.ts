/** What a cell's number format makes of a number. */
export interface Shown {
  /** `clock` is a time without a day. */
  kind: 'plain' | 'percent' | 'day' | 'clock' | 'elsewise'
  /** The number as the cell shows it, where that is known; with its unit or sign of percent. */
  text: (value: number) => string | null
  /** Text is not shown at all (;;;), or with something around it that nobody typed. */
  altersText?: boolean
}

/** Formats that a file names only by number: percent, scientific, and the days and times of Chinese editions. */
const BUILT_IN: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  48: '##0.0E+0',
  49: '@',
}
const DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const CLOCKS = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56])

const asItIs = (value: number): string => plainDigits(value)
const unknown = (): null => null

/** How a format, by its number and its code if the file has one, shows a number. */
export function shownBy(id: number, code: string | undefined): Shown {
  if (code === undefined && DAYS.has(id)) return { kind: 'day', text: unknown }
  if (code === undefined && CLOCKS.has(id)) return { kind: 'clock', text: unknown }
  const known = code ?? BUILT_IN[id]
  if (known === undefined || known === '' || known === '@' || /^general$/i.test(known))
    return { kind: 'plain', text: asItIs }
  const shown = shownByCode(known)
  return altersText(known.slice(0, 255)) ? { ...shown, altersText: true } : shown
}

/** A piece of a format: what stands for digits, or what is printed as it is. */
interface Pieces {
  before: string
  digits: string
  after: string
}

function shownByCode(code: string): Shown {
  // A condition: large numbers are shown in another way than small ones.
  if (/\[[<>=]/.test(code)) return { kind: 'elsewise', text: unknown }
  const section = firstSection(code.slice(0, 255))
  const signs = bare(section)
  if (/[ydeg]|年|日/i.test(signs.replace(/e[+-]/gi, '').replace(/general/gi, '')))
    return { kind: 'day', text: unknown }
  if (/[hs]|\[[hms]+\]/i.test(signs)) return { kind: 'clock', text: unknown }
  if (/m/i.test(signs)) return { kind: 'day', text: unknown }
  const pieces = piecesOf(section)
  const percent = signs.includes('%')
  if (pieces === null) return { kind: percent ? 'percent' : 'elsewise', text: unknown }
  return { kind: percent ? 'percent' : 'plain', text: (value) => drawn(pieces, value) }
}

/** A fourth section is for text; it shows it as it is only where it is nothing but `@`. */
function altersText(code: string): boolean {
  const sections = code.replace(/"[^"]*"?|\\./g, 'x').split(';')
  const own = sections.length > 3 ? sections[3] : sections.find((one) => one.includes('@'))
  return own !== undefined && own.replace(/[_*].|\[[^\]]*\]|\s/g, '') !== '@'
}

function firstSection(code: string): string {
  let quoted = false
  for (let at = 0; at < code.length; at++) {
    if (code[at] === '\\') at++
    else if (code[at] === '"') quoted = !quoted
    else if (code[at] === ';' && !quoted) return code.slice(0, at)
  }
  return code
}

/** A section without what it prints as it is, colours, conditions and places; elapsed hours stay. */
const bare = (section: string): string =>
  section.replace(/"[^"]*"?|[\\_*]./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')

function piecesOf(section: string): Pieces | null {
  const pieces: Pieces = { before: '', digits: '', after: '' }
  for (const [sign] of section.matchAll(/"[^"]*"?|[\\_*].|\[[^\]]*\]|[\s\S]/g)) {
    if (/^[[_*]/.test(sign)) {
      const money = /^\[\$([^-\]]*)/.exec(sign)
      if (/^\[DBNum/i.test(sign)) return null
      if (money?.[1]) print(pieces, money[1])
    } else if (sign.startsWith('"') || sign.startsWith('\\')) print(pieces, sign.replace(/^[\\"]|"$/g, ''))
    else if (/[0#?.,]/.test(sign) && pieces.after === '') pieces.digits += sign
    else if (/[0#?/EG@]/i.test(sign)) return null
    else print(pieces, sign)
  }
  return /^[#?,]*[0#?][0#?,]*(\.[0#?]*)?$/.test(pieces.digits) && !/,$|,\./.test(pieces.digits)
    ? pieces
    : null
}

function print(pieces: Pieces, text: string): void {
  if (pieces.digits === '') pieces.before += text
  else pieces.after += text
}

function drawn({ before, digits, after }: Pieces, value: number): string {
  const [whole = '', decimals = ''] = digits.split('.')
  const percent = before.includes('%') || after.includes('%')
  const scaled = percent ? Number((value * 100).toPrecision(15)) : value
  const rounded = roundedTo(Math.abs(scaled), decimals.length)
  const [left = '', right = ''] = rounded.split('.')
  const least = (decimals.match(/0/g) ?? []).length
  const fraction = right.replace(/0+$/, '').padEnd(least, '0')
  const zeros = (whole.match(/0/g) ?? []).length
  const integer = (left === '0' && zeros === 0 ? '' : left).padStart(zeros, '0')
  const grouped = whole.includes(',') ? integer.replace(/\B(?=(\d{3})+$)/g, ',') : integer
  const sign = scaled < 0 && Number(rounded) !== 0 ? '-' : ''
  return `${sign}${before}${grouped}${fraction ? `.${fraction}` : ''}${after}`.trim()
}

/** Rounded half away from zero by the digits as they are written, as spreadsheets do: 1.005 is 1.01. */
function roundedTo(value: number, decimals: number): string {
  const text = plainDigits(value)
  const [left = '0', right = ''] = text.split('.')
  if (right.length <= decimals) return decimals > 0 ? `${left}.${right.padEnd(decimals, '0')}` : left
  const all = BigInt(left + right.slice(0, decimals)) + (Number(right[decimals]) >= 5 ? 1n : 0n)
  const digits = String(all).padStart(decimals + 1, '0')
  return decimals > 0 ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits
}

/** A number as people write it: at most 15 significant digits, as the spreadsheet shows it, and no exponent. */
export function plainDigits(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  if (!text.includes('e')) return text
  return value.toLocaleString('en-US', {
    useGrouping: false,
    maximumSignificantDigits: 15,
    maximumFractionDigits: 20,
  })
}
