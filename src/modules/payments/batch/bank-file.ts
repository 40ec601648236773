import { parse } from 'csv-parse/sync'
import { type Fen, fen, formatYuan, parseYuan } from '../../../kernel/value/money.ts'
import { maskAccount } from '../../../kernel/value/person/mask.ts'
import { csvFile } from '../../../kernel/value/text/csv.ts'
import type { PaymentLine } from './payment-line.ts'

/** The first line of the file to the bank and of the file from it. */
const SENT = ['批次', '序号', '户名', '账号', '金额', '附言']
export const RETURN_HEADINGS = ['批次', '序号', '账号', '金额', '结果', '银行流水号', '退票原因']

type OpenLine = PaymentLine & { openAccount: string }

/** What goes to the bank of a line: its amount less what is kept back. */
export const toBank = (line: Pick<PaymentLine, 'amount' | 'setOff'>): number => line.amount - line.setOff

/** The payment file (付款文件) of a batch, CSV in UTF-8 that ends with the total line. */
export function paymentFile(batch: string, lines: readonly OpenLine[]): string {
  const rows = lines.map((one) => [
    batch,
    String(one.line),
    one.holder,
    one.openAccount,
    plain(toBank(one)),
    one.case,
  ])
  const total = lines.reduce((sum, one) => sum + toBank(one), 0)
  return csvFile([SENT, ...rows, [batch, '合计', '', '', plain(total), String(lines.length)]]).trimEnd()
}

const plain = (amount: number): string => formatYuan(fen(amount)).replaceAll(',', '')

export interface BankLine {
  line: number
  result: 'paid' | 'returned'
  reference: string | null
  reason: string | null
}

/** What the bank did that it was not told to (银行差错). */
export interface Discrepancy {
  fileLine: number
  number: string
  kind: 'twice' | 'not-sent' | 'account' | 'amount'
  accountMasked: string
  amount: Fen
  reference: string
}

export interface BankProblem {
  /** The line in the file; the heading is line 1. */
  line: number
  column: string
  message: string
  /** What to do about it. */
  remedy: string
  /** The row can be set aside as the bank's own error, so that the rest is settled. */
  bankError: boolean
}

export interface BankReading {
  lines: BankLine[]
  discrepancies: Discrepancy[]
  problems: BankProblem[]
}

const ASK_AGAIN = '请向银行要一份完整的回盘文件，再导入一次'
const SET_ASIDE = '如银行确实这样付了，请勾选“银行差错”挂账，由银行冲正；如只是文件写错，请银行重出文件'

/**
 * Reads the bank's return file (回盘文件) against what was sent. It balances to the 分 or nothing of it is taken: each
 * line once, the same account and amount, the total line right. A row in `setAside` is the bank's own error: it counts
 * for the total and for nothing else, and the line it was meant for counts as given back.
 */
export function readBankReturn(
  batch: string,
  text: string,
  sent: readonly OpenLine[],
  setAside: ReadonlySet<number> = new Set(),
): BankReading {
  const reading: BankReading = { lines: [], discrepancies: [], problems: [] }
  const wrong = (line: number, column: string, message: string, remedy = ASK_AGAIN, bankError = false) =>
    reading.problems.push({ line, column, message, remedy, bankError })
  if (isBeyond(text, sent.length)) {
    wrong(1, '文件', `文件比这个批次的 ${sent.length} 笔长得多，不是它的回盘文件`)
    return reading
  }
  const rows = rowsOf(text, wrong)
  if (!rows) return reading
  const heading = rows[0]?.cells.join(',')
  if (heading !== RETURN_HEADINGS.join(',')) {
    wrong(
      rows[0]?.at ?? 1,
      '表头',
      `第一行应是：${RETURN_HEADINGS.join(',')}；现在是：${heading?.slice(0, 80) || '（空）'}`,
    )
    return reading
  }
  const expected = new Map(sent.map((one) => [String(one.line), one]))
  const settled = new Map<string, BankLine>()
  const aside = new Set<string>()
  let total = 0
  const body = rows.slice(1)
  for (const { at, cells } of body.slice(0, -1)) {
    if (cells.length !== RETURN_HEADINGS.length) {
      wrong(at, '整行', `应有 ${RETURN_HEADINGS.length} 列，这一行有 ${cells.length} 列`)
      continue
    }
    const [ofBatch, number, account, amount, result, reference, reason] = cells as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const value = parseYuan(amount)
    if (!value.valid) wrong(at, '金额', value.reason)
    if (value.valid) total += value.value
    if (ofBatch !== batch)
      wrong(at, '批次', `这一行属于批次 ${ofBatch}，不是 ${batch}`, '请到那个批次导入，或请银行重出文件')
    const line = expected.get(number)
    const kind = errorOf(line, settled.has(number) || aside.has(number), account, value)
    if (setAside.has(at) && kind && value.valid && result === '成功') {
      aside.add(number)
      const accountMasked = maskAccount(account)
      reading.discrepancies.push({
        fileLine: at,
        number,
        kind,
        accountMasked,
        amount: value.value,
        reference,
      })
      continue
    }
    if (kind) {
      const [column, message] = WORDS[kind](number, amount, line)
      wrong(at, column, message, result === '成功' ? SET_ASIDE : ASK_AGAIN, result === '成功' && value.valid)
      if (kind === 'twice' || kind === 'not-sent') continue
    }
    if (result !== '成功' && result !== '退票') wrong(at, '结果', '结果只能是“成功”或“退票”')
    if (result === '成功' && !reference) wrong(at, '银行流水号', '成功的一笔要有银行流水号')
    if (reference.length > 60) wrong(at, '银行流水号', '银行流水号最多 60 个字')
    if (result === '退票' && !reason) wrong(at, '退票原因', '退票的一笔要有原因')
    settled.set(number, {
      line: (line as OpenLine).line,
      result: result === '成功' ? 'paid' : 'returned',
      reference: reference || null,
      reason: reason || null,
    })
  }
  const end = body.at(-1)
  for (const [number, line] of expected) {
    if (settled.has(number)) continue
    if (aside.has(number))
      settled.set(number, {
        line: line.line,
        result: 'returned',
        reference: null,
        reason: '银行付款有差错，待银行冲正',
      })
    else wrong(end?.at ?? 1, '序号', `缺少序号 ${number} 的结果`)
  }
  balanced(batch, end, total, wrong)
  if (reading.problems.length === 0) reading.lines = [...settled.values()]
  return reading
}

function errorOf(
  line: OpenLine | undefined,
  again: boolean,
  account: string,
  value: ReturnType<typeof parseYuan>,
): Discrepancy['kind'] | null {
  if (!line) return 'not-sent'
  if (again) return 'twice'
  if (line.openAccount !== account) return 'account'
  if (value.valid && value.value !== toBank(line)) return 'amount'
  return null
}

const WORDS: Record<
  Discrepancy['kind'],
  (number: string, amount: string, line: OpenLine | undefined) => [string, string]
> = {
  'not-sent': (number) => ['序号', `序号 ${number} 不在付款文件里`],
  twice: (number) => ['序号', `序号 ${number} 重复，前面已有这一笔的结果`],
  account: () => ['账号', '账号与付款文件不同'],
  amount: (_number, amount, line) => [
    '金额',
    `金额 ${amount} 与付款文件 ${line ? plain(toBank(line)) : '—'} 不同`,
  ],
}

interface BankRow {
  /** The line in the file. */
  at: number
  cells: string[]
}

type Wrong = (line: number, column: string, message: string, remedy?: string, bankError?: boolean) => void

function balanced(batch: string, last: BankRow | undefined, total: number, wrong: Wrong): void {
  const at = last?.at ?? 1
  const said = parseYuan(last?.cells[3] ?? '')
  if (last?.cells[0] !== batch || last.cells[1] !== '合计')
    wrong(at, '合计', '最后一行应是合计行（批次,合计,,金额,,,），文件可能没有传完')
  else if (!said.valid || said.value !== (total as Fen))
    wrong(at, '金额', `合计 ${last.cells[3]} 与各行之和 ${plain(total)} 不平`)
}

/** What a row of the bank's file takes at most, and how many rows a file may have beside those of the batch. */
const ROW = { characters: 600, marks: 24 }
const MORE_ROWS = 200

/** Whether a text is far more than an answer to so many lines: then it is not read at all, since reading holds others up. */
function isBeyond(text: string, lines: number): boolean {
  const rows = lines + MORE_ROWS
  if (text.length > rows * ROW.characters) return true
  let marks = 0
  for (let at = 0; at < text.length; at += 1) if (MARKS.has(text.charCodeAt(at))) marks += 1
  return marks > rows * ROW.marks
}

/** Commas, tabs, quotes and ends of lines. */
const MARKS: ReadonlySet<number> = new Set([...',\t"\r\n'].map((sign) => sign.charCodeAt(0)))

function rowsOf(text: string, wrong: Wrong): BankRow[] | null {
  try {
    const found = parse(text, {
      bom: true,
      // Excel's own "Unicode text" has tabs between the columns.
      delimiter: /^[^,\r\n]*\t/.test(text) ? '\t' : ',',
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return found.map(({ record, info }) => ({ at: info.lines, cells: record }))
  } catch {
    wrong(1, '文件', '不是完整的 CSV 文件，引号没有成对')
    return null
  }
}
