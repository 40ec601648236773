import type { Cell, CellValue } from 'exceljs'
import { columnText } from './column-text.ts'
import type { Column } from './definition.ts'
import { type Wrong, wrong } from './mistakes.ts'
import { plainNumber, textOf } from './plain-text.ts'

/** The text that a cell stands for, with what was put right by itself (`notice`). */
export interface CellText {
  text: string
  notice?: string
}

/** From here on Excel no longer keeps every digit. */
const EXACT = 1e15

/** What a cell holds, as text of its column's kind, or what is wrong with it. */
export function cellText(cell: Cell, column: Column): CellText | Wrong {
  if (cell.isMerged) return wrong('merged-cell', '单元格是合并的，请取消合并后逐格填写。')
  const { value } = cell
  if (value === null || value === undefined) return { text: '' }
  if (typeof value === 'number') return numberText(value, column)
  if (typeof value === 'boolean') return wrong('boolean', '这里是逻辑值（TRUE、FALSE），请填写文字。')
  if (value instanceof Date) return dayText(value, column)
  return specialValue(value) ?? columnText(textOf(value), column)
}

function specialValue(value: CellValue): Wrong | null {
  if (typeof value !== 'object' || value === null) return null
  if ('formula' in value || 'sharedFormula' in value)
    return wrong('formula', '这里是公式，请改成填好的内容（复制后“选择性粘贴”为“数值”）。')
  if ('error' in value) return wrong('error-value', '这里是错误值（如 #N/A），请重新填写。')
  return null
}

function numberText(value: number, column: Column): CellText | Wrong {
  switch (column.kind) {
    case 'identity':
      return identityText(value, column)
    case 'date':
      return Number.isInteger(value) && value >= 19000101 && value <= 21001231
        ? columnText(String(value), column)
        : wrong('date-unclear', '这里是一个数字，看不出是哪一天，请填成 2026-03-04 的样子。')
    default:
      return columnText(plainNumber(value), column)
  }
}

function identityText(value: number, column: Column): CellText | Wrong {
  if (Math.abs(value) >= EXACT)
    return wrong(
      'lost-digits',
      '号码被表格软件当成了数字，只保留 15 位，末几位已经变成 0。请把单元格设为“文本”，再重新填写完整号码。',
    )
  if (!Number.isInteger(value) || value < 0)
    return wrong('lost-digits', '号码里不应有小数点和负号，请设为“文本”后重新填写。')
  const read = columnText(String(value), column)
  return 'wrong' in read
    ? read
    : { text: read.text, notice: '号码原来是数字，已按文本读取；以 0 开头的请核对。' }
}

const DAY = 86_400_000
/** The number that Excel has for 1 January 1970. */
const EPOCH = 25_569

function dayText(value: Date, column: Column): CellText | Wrong {
  if (column.kind !== 'date')
    return wrong('date-as-text', '这里被表格软件变成了日期，请把单元格设为“文本”后重新填写。')
  if (Number.isNaN(value.getTime())) return wrong('no-such-day', '日历上没有这一天。')
  const serial = Math.round(value.getTime() / DAY) + EPOCH
  if (serial > 19000101) return numberText(serial, column)
  const [day = '', time = ''] = value.toISOString().split('T')
  const read = columnText(day, column)
  if ('wrong' in read || time.startsWith('00:00')) return read
  return { text: read.text, notice: '只取日期，时间没有读入。' }
}
