import { parseDecimal } from '../../value/decimal.ts'
import { parseYuan } from '../../value/money.ts'
import { parseCivilDate } from '../../value/time/civil-date.ts'
import type { Column } from '../definition.ts'
import { type Wrong, wrong } from '../mark/mistakes.ts'
import type { CellText } from './cell-text.ts'
import { halfWidth, halfWidthWords, INVISIBLE, trimmed } from './plain-text.ts'

/** Characters that one cell may hold where the column does not say otherwise. */
const LONGEST = 500

/**
 * Typed text in the form of its column's kind. Blanks at the ends, full-width digits and letters, blanks in
 * numbers and between the two characters of a name (张　三), and a stray apostrophe before a number are put right,
 * with a notice; nothing else is guessed.
 */
export function columnText(typed: string, column: Column): CellText | Wrong {
  const text = trimmed(typed)
  const unsound = soundness(text, column)
  if (unsound !== null) return unsound
  const read = text === '' ? { text } : READERS[column.kind](text, column)
  if ('wrong' in read || read.notice !== undefined || read.text === typed) return read
  const sameSigns = cleaned(typed).toUpperCase() === read.text.toUpperCase()
  if (!sameSigns) return read
  const invisible = typed.search(INVISIBLE) >= 0
  return {
    ...read,
    notice: invisible ? '已去掉看不见的字符（多半是复制时带来的）。' : '已整理空格、全角字符或字母大小写。',
  }
}

const cleaned = (text: string): string => halfWidth(trimmed(text)).replaceAll(' ', '')

function soundness(text: string, column: Column): Wrong | null {
  const longest = column.longest ?? LONGEST
  if (text.length > longest) return wrong('too-long', `内容太长，最多 ${longest} 个字。`)
  if (text.includes('\n')) return wrong('line-break', '单元格里有换行，请改成一行。')
  const strange = /\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffd]|[\u{e0000}-\u{e007f}]/u.exec(text)
  if (strange !== null || !text.isWellFormed())
    return wrong(
      'control-character',
      `含有看不见的控制字符或乱码${strange ? `（${codePoint(strange[0])}）` : ''}，请删去后重新填写。`,
    )
  return null
}

const codePoint = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

const READERS: Record<Column['kind'], (text: string, column: Column) => CellText | Wrong> = {
  text: (text) => ({ text: halfWidthWords(text).replace(/^(\p{Script=Han}) +(\p{Script=Han})$/u, '$1$2') }),
  identity: (text) => identity(number(text)),
  choice: choice,
  date: (text) => day(halfWidth(text)),
  integer: (text) => integer(number(text)),
  decimal: (text, column) => decimal(number(text), column),
  money: (text) => money(number(text)),
}

/** A number as typed: half-width, without blanks and without the apostrophe that forces text. */
const number = (text: string): string =>
  halfWidth(text)
    .replaceAll(' ', '')
    .replace(/^['‘’]/, '')

function identity(text: string): CellText | Wrong {
  if (/^\d(\.\d+)?E\+?\d+$/i.test(text))
    return wrong(
      'scientific-text',
      '号码成了科学计数法（如 1.20116E+17），原来的数字已经丢失。请把单元格设为“文本”，再重新填写完整号码。',
    )
  return { text: text.replace(/^(\d{17})x$/, '$1X') }
}

function choice(text: string, column: Column): CellText | Wrong {
  const choices = column.choices ?? []
  const same = (other: string): boolean => cleaned(other) === cleaned(text)
  const chosen = choices.find((one) => one === text) ?? choices.find(same)
  if (chosen !== undefined) return { text: chosen }
  const some = choices.slice(0, 8).join('、')
  return wrong(
    'not-a-choice',
    `不在可选范围内，只能填：${some}${choices.length > 8 ? '等，请从下拉列表中选择' : ''}。`,
  )
}

function day(text: string): CellText | Wrong {
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (match === null) return wrong('date-unclear', '看不出是哪一天，请填成 2026-03-04 的样子。')
  const [, year = '', month = '', date = ''] = match
  const read = parseCivilDate(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  if (!read.valid || read.value < '1900-01-01' || read.value > '2100-12-31')
    return wrong('no-such-day', '日历上没有这一天，请核对年、月、日。')
  return { text: read.value }
}

function integer(text: string): CellText | Wrong {
  const digits = ungrouped(text)
  if (!/^-?\d{1,15}$/.test(digits)) return wrong('not-an-integer', '应填整数，例如 120。')
  return { text: String(BigInt(digits)) }
}

function decimal(text: string, { percent }: Column): CellText | Wrong {
  const digits = ungrouped(percent ? text.replace(/%$/, '') : text)
  return parseDecimal(digits).valid ? { text: digits } : wrong('not-a-number', '应填数字，例如 59.5。')
}

function money(text: string): CellText | Wrong {
  const amount = parseYuan(text.replace(/^[¥￥]/, '').replace(/元$/, ''))
  if (!amount.valid) return wrong('not-money', amount.reason)
  const digits = String(Math.abs(amount.value)).padStart(3, '0')
  return { text: `${amount.value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` }
}

/** `1,200` as `1200`, only where the commas stand right. */
const ungrouped = (text: string): string =>
  /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
