import Nzh from 'nzh'
import type { Container } from '../container.ts'
import { readXml } from '../xml.ts'

/** One level of a numbered list, as the file draws it: 第%1条, %1.%2. */
interface Level {
  start: number
  format: string
  text: string
  restarts: boolean
  plain: boolean
}

interface List {
  levels: Map<number, Level>
  /** It is drawn as another one is. */
  style: string | null
}

/** Which list and level a paragraph or style belongs to. */
export interface Numbered {
  list: string
  level: number
}

/** Draws the numbers that a document only counts (自动编号). */
export interface Numbering {
  /** The number in front of the next paragraph of a list; null where it has none that can be written. */
  next(place: Numbered): string | null
}

/** Reads the lists of a document. */
export function numberingOf(container: Container, part: string | null | undefined): Numbering {
  const lists = new Map<string, List>()
  const numbers = new Map<string, { list: string; starts: Map<number, number> }>()
  const byStyle = new Map<string, string>()
  const data = part ? container.data(part) : undefined
  let list: List | null = null
  let level: Level | null = null
  let number: { list: string; starts: Map<number, number> } | null = null
  let at = 0
  let current = ''
  if (data)
    readXml(data, {
      open({ name, get }) {
        const value = get('val') ?? ''
        if (name === 'w:abstractNum') {
          list = { levels: new Map(), style: null }
          lists.set(get('abstractNumId') ?? '', list)
          current = get('abstractNumId') ?? ''
        } else if (name === 'w:num') {
          number = { list: '', starts: new Map() }
          numbers.set(get('numId') ?? '', number)
        } else if (name === 'w:abstractNumId' && number) number.list = value
        else if (name === 'w:numStyleLink' && list) list.style = value
        else if (name === 'w:styleLink' && list) byStyle.set(value, current)
        else if (name === 'w:lvlOverride') at = Number(get('ilvl'))
        else if (name === 'w:startOverride' && number) number.starts.set(at, Number(value))
        else if (name === 'w:lvl') {
          at = Number(get('ilvl'))
          level = { start: 1, format: 'decimal', text: '', restarts: true, plain: false }
          if (list && !number) list.levels.set(at, level)
        } else if (level) {
          if (name === 'w:start') level.start = Number(value)
          else if (name === 'w:numFmt') level.format = value
          else if (name === 'w:lvlText') level.text = value
          else if (name === 'w:lvlRestart') level.restarts = value !== '0'
          else if (name === 'w:isLgl') level.plain = value !== '0' && value !== 'false'
        }
      },
      close(name) {
        if (name === 'w:lvl') level = null
        else if (name === 'w:abstractNum') list = null
        else if (name === 'w:num') number = null
      },
    })
  const counts = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()
  return {
    next({ list: id, level: depth }) {
      const found = numbers.get(id)
      const own = found && lists.get(found.list)
      const drawn = own?.style ? lists.get(byStyle.get(own.style) ?? '') : own
      const here = drawn?.levels.get(depth)
      if (!found || !drawn || !here) return null
      const counted = counts.get(found.list) ?? []
      counts.set(found.list, counted)
      const override = found.starts.get(depth)
      const key = `${id} ${depth}`
      if (override !== undefined && !started.has(key)) counted[depth] = override
      else counted[depth] = (counted[depth] ?? here.start - 1) + 1
      started.add(key)
      for (const [deeper, { restarts }] of drawn.levels)
        if (deeper > depth && restarts) counted[deeper] = undefined
      return labelOf(here, drawn, counted)
    },
  }
}

function labelOf(here: Level, { levels }: List, counted: readonly (number | undefined)[]): string | null {
  if (here.format === 'bullet' || here.format === 'none') return ''
  let sound = true
  const label = here.text.replace(/%([1-9])/g, (_all, digit) => {
    const depth = Number(digit) - 1
    const level = levels.get(depth)
    const written = writtenAs(
      counted[depth] ?? level?.start ?? 1,
      here.plain ? 'decimal' : (level?.format ?? ''),
    )
    if (written === null) sound = false
    return written ?? ''
  })
  return sound ? label : null
}

function writtenAs(value: number, format: string): string | null {
  switch (format) {
    case 'decimal':
      return String(value)
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(value)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
      return Nzh.cn.encodeS(value)
    case 'chineseLegalSimplified':
      return Nzh.cn.encodeB(value)
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'.charAt(value - 1) || null
    case 'ideographZodiac':
      return '子丑寅卯辰巳午未申酉戌亥'.charAt(value - 1) || null
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : null
    case 'lowerLetter':
    case 'upperLetter': {
      const letter = String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
      return format === 'upperLetter' ? letter.toUpperCase() : letter
    }
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperRoman':
      return roman(value)
    default:
      return null
  }
}

const ROMAN: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(value: number): string {
  let left = value
  let text = ''
  for (const [worth, sign] of ROMAN)
    while (left >= worth) {
      text += sign
      left -= worth
    }
  return text
}
