import type { Cell, CellValue } from 'exceljs'
import { parseCivilDate } from '../value/civil-date.ts'
import { parseDecimal } from '../value/decimal.ts'
import { parseYuan } from '../value/money.ts'
import type { Column } from './definition.ts'

/** Characters that one cell may hold. */
const TEXT_LIMIT = 500

/** The text of a cell, or what is wrong with it. Full-width digits, letters and blanks are made plain. */
export function cellText(cell: Cell, column: Column): { text: string } | { wrong: string } {
  const value = cell.value
  if (value === null || value === undefined) return { text: '' }
  if (cell.isMerged && cell.master !== cell) return { wrong: '不能合并单元格，请取消合并后逐格填写' }
  if (typeof value === 'object' && ('formula' in value || 'sharedFormula' in value)) {
    return { wrong: '这里是公式，请改成直接填写的内容（复制后“选择性粘贴—数值”）' }
  }
  if (typeof value === 'object' && 'error' in value) return { wrong: '这里是错误值，请重新填写' }
  if (typeof value === 'boolean') return { wrong: '这里是逻辑值，请填写文字' }
  const raw = rawText(value, column)
  if (raw === null) return { wrong: '内容的类型不对，请填写文字' }
  if (typeof value === 'number' && column.kind === 'identity' && (value > 999_999_999_999_999 || /e/i.test(raw))) {
    return { wrong: '号码被 Excel 当成了数字，末几位已经丢失；请把单元格设为“文本”后重新填写' }
  }
  const text = plain(raw)
  if (text.length > TEXT_LIMIT) return { wrong: `内容太长，最多 ${TEXT_LIMIT} 个字` }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(text) || !text.isWellFormed()) return { wrong: '含有无法保存的字符或换行，请删去后重新填写' }
  return { text }
}

/** What is wrong with a text for its column, or null. */
export function columnProblem(text: string, column: Column): string | null {
  if (text === '') return column.required ? `${column.title}没有填` : null
  if (column.choices && !column.choices.includes(text)) return `“${text}”不在可选范围内，请从下拉列表中选择`
  if (column.kind === 'date') {
    const parsed = parseCivilDate(text)
    return parsed.valid ? null : parsed.reason
  }
  if (column.kind === 'integer' && !/^-?\d{1,15}$/.test(text)) return '应填整数'
  if (column.kind === 'decimal' && !parseDecimal(text).valid) return '应填数字'
  if (column.kind === 'money') {
    const parsed = parseYuan(text)
    return parsed.valid ? null : parsed.reason
  }
  return null
}

function rawText(value: CellValue, column: Column): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return column.kind === 'date' ? dayOfSerial(value) : String(value)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'object' && value !== null) {
    if ('richText' in value) return value.richText.map((part) => part.text).join('')
    if ('hyperlink' in value) return typeof value.text === 'string' ? value.text : null
  }
  return null
}

/** Excel keeps a day as a number of days since 1899-12-30; a text-typed cell shows that number. */
const dayOfSerial = (serial: number): string =>
  Number.isInteger(serial) && serial > 60 && serial < 110_000
    ? new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
    : String(serial)

/** Half-width digits, letters and signs; ordinary blanks; none at the ends. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\uff01-\uff5e]/g, (letter) => (/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0d\uff0e]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) - 0xfee0) : letter))
    .replaceAll(/[\u00a0\u3000\u200b\ufeff]/g, ' ')
    .trim()
