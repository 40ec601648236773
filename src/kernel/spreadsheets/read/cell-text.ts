import type { Column } from '../definition.ts'
import { type Wrong, wrong } from '../mark/mistakes.ts'
import { columnText } from './column-text.ts'
import type { GridCell } from './grid.ts'
import { plainDigits } from './number-format.ts'

/** The text that a cell stands for, with what was put right by itself (`notice`). */
export interface CellText {
  text: string
  notice?: string
}

/** From here on Excel no longer keeps every digit. */
const EXACT = 1e15

/** What a cell holds, as text of its column's kind, or what is wrong with it. */
export function cellText(cell: GridCell | undefined, column: Column, from1904: boolean): CellText | Wrong {
  if (cell?.merged) return wrong('merged-cell', '单元格是合并的，请取消合并后逐格填写。')
  const content = cell?.content
  if (!cell || !content) return { text: '' }
  switch (content.kind) {
    case 'text':
      return cell.shown.altersText
        ? wrong(
            'shown-differs',
            '单元格的格式把文字隐藏了，或者在前后添了字，请把单元格设为“文本”后重新填写。',
          )
        : columnText(content.text, column)
    case 'boolean':
      return wrong('boolean', '这里是逻辑值（TRUE、FALSE），请填写文字。')
    case 'formula':
      return wrong('formula', '这里是公式，请改成填好的内容（复制后“选择性粘贴”为“数值”）。')
    case 'error':
      return wrong('error-value', '这里是错误值（如 #N/A），请重新填写。')
    case 'day':
      return writtenDay(content.text, column)
    case 'number':
      return cell.shown.kind === 'day' || cell.shown.kind === 'clock'
        ? countedDay(content.number, cell, column, from1904)
        : numberText(content.number, cell, column)
  }
}

/** A number as its cell shows it; where that is another number than the one kept, nobody knows which was meant. */
function numberText(value: number, cell: GridCell, column: Column): CellText | Wrong {
  if (column.kind === 'identity') return identityText(value, cell, column)
  const shown = cell.shown.text(value)
  const kept = plainDigits(value)
  if (column.kind === 'date') {
    const whole = Number.isInteger(value) && value >= 19000101 && value <= 21001231
    return whole
      ? columnText(String(value), column)
      : wrong('date-unclear', '这里是一个数字，看不出是哪一天，请填成 2026-03-04 的样子。')
  }
  if (column.kind === 'text' || column.kind === 'choice') {
    if (shown === null) return differs(null, kept)
    return columnText(shown, column)
  }
  if (cell.shown.kind === 'percent') return percentText(value, shown, column)
  if (shown === null || digitsOf(shown) !== digitsOf(kept)) return differs(shown, kept)
  return columnText(kept, column)
}

function percentText(value: number, shown: string | null, column: Column): CellText | Wrong {
  const kept = plainDigits(Number((value * 100).toPrecision(15)))
  if (column.kind !== 'decimal' || !column.percent)
    return wrong(
      'percent',
      `这里显示的是百分比（${shown ?? `${kept}%`}），这一列不填百分比，请把单元格设为“常规”后重新填写。`,
    )
  if (shown !== null && digitsOf(shown) !== digitsOf(kept)) return differs(shown, `${kept}%`)
  const read = columnText(kept, column)
  return 'wrong' in read ? read : { text: read.text, notice: `按单元格显示的 ${kept}% 读作 ${read.text}。` }
}

/** The number in what is shown, without grouping, units and zeros at the end. */
function digitsOf(shown: string): string {
  const found = /-?\d[\d,]*(\.\d+)?|-?\.\d+/.exec(shown)?.[0].replaceAll(',', '') ?? ''
  const sign = /^\s*[-(（]/.test(shown) && !found.startsWith('-') ? '-' : ''
  return sign + plainDigits(Number(found))
}

const differs = (shown: string | null, kept: string): Wrong =>
  wrong(
    'shown-differs',
    shown === null
      ? `单元格的格式让显示的和实际存的（${kept}）不一样，请把单元格设为“常规”或“文本”后重新填写。`
      : `单元格显示 ${shown}，实际存的是 ${kept}，请把单元格设为“常规”，填成要报的数。`,
  )

function identityText(value: number, { shown }: GridCell, column: Column): CellText | Wrong {
  if (Math.abs(value) >= EXACT)
    return wrong(
      'lost-digits',
      '号码被表格软件当成了数字，只保留 15 位，末几位已经变成 0。请把单元格设为“文本”，再重新填写完整号码。',
    )
  if (!Number.isInteger(value) || value < 0)
    return wrong('lost-digits', '号码里不应有小数点和负号，请设为“文本”后重新填写。')
  // A format of zeros shows the zeros in front that the number itself cannot have.
  const drawn = shown.text(value)
  const text = drawn !== null && /^0\d+$/.test(drawn) ? drawn : String(value)
  const read = columnText(text, column)
  return 'wrong' in read
    ? read
    : { text: read.text, notice: '号码原来是数字，已按文本读取；以 0 开头的请核对。' }
}

const DAY = 86_400_000
/** The number that spreadsheets have for 1 January 1970. */
const EPOCH = 25_569
/** Days between the two calendars of spreadsheets. */
const LATER = 1462

const asDate = (): Wrong =>
  wrong('date-as-text', '这里被表格软件变成了日期，请把单元格设为“文本”后重新填写。')

function countedDay(value: number, cell: GridCell, column: Column, from1904: boolean): CellText | Wrong {
  if (column.kind !== 'date') return asDate()
  const serial = Math.floor(value) + (from1904 ? LATER : 0)
  if (serial > 19000101) return numberText(Math.floor(value), cell, column)
  if (cell.shown.kind === 'clock' || serial < 1)
    return wrong('date-unclear', '这里是一个时间，看不出是哪一天，请填成 2026-03-04 的样子。')
  // Spreadsheets count a 29 February 1900, which never was.
  if (serial === 60 && !from1904) return wrong('no-such-day', '日历上没有这一天，请核对年、月、日。')
  const at = new Date((serial - EPOCH + (serial < 60 ? 1 : 0)) * DAY)
  if (Number.isNaN(at.getTime())) return wrong('no-such-day', '日历上没有这一天。')
  const read = columnText(at.toISOString().slice(0, 10), column)
  if ('wrong' in read || value === Math.floor(value)) return read
  return { text: read.text, notice: '只取日期，时间没有读入。' }
}

function writtenDay(text: string, column: Column): CellText | Wrong {
  if (column.kind !== 'date') return asDate()
  const [day = '', time = ''] = text.replace(/Z$/, '').split('T')
  const read = columnText(day, column)
  if ('wrong' in read || /^[0:.]*$/.test(time)) return read
  return { text: read.text, notice: '只取日期，时间没有读入。' }
}
