import { parse } from 'csv-parse/sync'
import { type Fen, fen, formatYuan, parseYuan } from '../../kernel/value/money.ts'
import type { PaymentLine } from './payment-line.ts'

/** The first line of the file to the bank and of the file from it. */
const SENT = ['批次', '序号', '户名', '账号', '金额', '附言']
const RETURNED = ['批次', '序号', '账号', '金额', '结果', '银行流水号', '退票原因']

/** The payment file (付款文件) of a batch, CSV in UTF-8 with a total line at the end. */
export function paymentFile(
  batch: string,
  lines: readonly (PaymentLine & { openAccount: string })[],
): string {
  const rows = lines.map((one) => [
    batch,
    String(one.line),
    one.holder,
    one.openAccount,
    plain(one.amount),
    one.case,
  ])
  const total = lines.reduce((sum, one) => sum + one.amount, 0)
  return [SENT, ...rows, [batch, '合计', '', '', plain(total), String(lines.length)]]
    .map((row) => row.map(quoted).join(','))
    .join('\r\n')
}

const plain = (amount: number): string => formatYuan(fen(amount)).replaceAll(',', '')

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export interface BankLine {
  line: number
  result: 'paid' | 'returned'
  reference: string | null
  reason: string | null
}

export interface BankProblem {
  line: number
  column: string
  message: string
}

/**
 * Reads the bank's return file (回盘文件) against what was sent. It balances to the 分 or nothing of it is taken: each
 * line once, the same account and amount, the total line right.
 */
export function readBankReturn(
  batch: string,
  text: string,
  sent: readonly (PaymentLine & { openAccount: string })[],
): { lines: BankLine[]; problems: BankProblem[] } {
  const problems: BankProblem[] = []
  const wrong = (line: number, column: string, message: string) => problems.push({ line, column, message })
  const rows = rowsOf(text, wrong)
  if (!rows) return { lines: [], problems }
  if (rows[0]?.join(',') !== RETURNED.join(',')) {
    wrong(1, '表头', `第一行应是：${RETURNED.join(',')}`)
    return { lines: [], problems }
  }
  const open = new Map(sent.map((one) => [String(one.line), one]))
  const lines: BankLine[] = []
  let total = 0
  const body = rows.slice(1)
  const last = body.at(-1)
  for (const [index, row] of body.slice(0, -1).entries()) {
    const at = index + 2
    const [ofBatch, number, account, amount, result, reference, reason] = row as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const payment = open.get(number)
    if (ofBatch !== batch) wrong(at, '批次', `这一行属于批次 ${ofBatch}，不是 ${batch}`)
    if (!payment) {
      wrong(at, '序号', `序号 ${number} 重复，或不在付款文件里`)
      continue
    }
    open.delete(number)
    if (payment.openAccount !== account) wrong(at, '账号', '账号与付款文件不同')
    const value = parseYuan(amount)
    if (!value.valid) wrong(at, '金额', value.reason)
    else if (value.value !== payment.amount)
      wrong(at, '金额', `金额 ${amount} 与付款文件 ${plain(payment.amount)} 不同`)
    if (value.valid) total += value.value
    if (result !== '成功' && result !== '退票') wrong(at, '结果', '结果只能是“成功”或“退票”')
    if (result === '成功' && !reference) wrong(at, '银行流水号', '成功的一笔要有银行流水号')
    if (result === '退票' && !reason) wrong(at, '退票原因', '退票的一笔要有原因')
    lines.push({
      line: payment.line,
      result: result === '成功' ? 'paid' : 'returned',
      reference: reference || null,
      reason: reason || null,
    })
  }
  for (const missing of open.keys()) wrong(rows.length, '序号', `缺少序号 ${missing} 的结果`)
  balanced(batch, last, rows.length, total, wrong)
  return { lines: problems.length > 0 ? [] : lines, problems }
}

function balanced(
  batch: string,
  last: string[] | undefined,
  at: number,
  total: number,
  wrong: (line: number, column: string, message: string) => void,
): void {
  const said = parseYuan(last?.[3] ?? '')
  if (last?.[0] !== batch || last[1] !== '合计') wrong(at, '合计', '最后一行应是合计行，文件可能没有传完')
  else if (!said.valid || said.value !== (total as Fen))
    wrong(at, '金额', `合计 ${last[3]} 与各行之和 ${plain(total)} 不平`)
}

function rowsOf(
  text: string,
  wrong: (line: number, column: string, message: string) => void,
): string[][] | null {
  try {
    return parse(text, { bom: true, relax_column_count: false, skip_empty_lines: true }) as string[][]
  } catch {
    wrong(1, '文件', '不是完整的 CSV 文件，各行列数应相同，请向银行重新取文件')
    return null
  }
}
