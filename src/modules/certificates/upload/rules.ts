import { checkIssuedNumber } from '../../../kernel/value/number/certificate-number.ts'
import { DOCUMENTS } from '../../../kernel/value/person/identity-document.ts'
import { checkIdNumber } from '../../../kernel/value/person/identity-number.ts'
import { checkName } from '../../../kernel/value/person/person-name.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Uploaded, UploadRules } from './standard.ts'

/** Where a certificate stands with the national query (R4.9). */
export type UploadState = 'assigned' | 'faulty' | 'uploaded' | 'queryable' | 'rejected' | 'ended'
export type UploadAction = 'add' | 'revoke'

const TITLES: Record<UploadAction, Record<UploadState, string>> = {
  add: {
    assigned: '已赋码，待上传',
    faulty: '上传前校验不过，待更正',
    uploaded: '已上传，等回执',
    queryable: '全国可查',
    rejected: '全国平台退回，待更正',
    ended: '不再上传',
  },
  revoke: {
    assigned: '已撤销，待上传撤销',
    faulty: '撤销上传前校验不过',
    uploaded: '撤销已上传，等回执',
    queryable: '全国平台已撤销',
    rejected: '撤销被全国平台退回',
    ended: '不再上传',
  },
}

/** Where it stands, in words. */
export const uploadText = (action: UploadAction, state: UploadState): string => TITLES[action][state]

/** The same of one that may have no row. */
export const uploadTextOf = (found: { action: UploadAction; state: UploadState } | undefined): string =>
  found ? uploadText(found.action, found.state) : '——'

/** What is wrong with a row before it goes out, field by field; rejections for these are the most common (R4.9). */
export function faultsOf(row: Uploaded, { columns }: UploadRules, today: CivilDate): string[] {
  const formal = columns.flatMap(({ key, title, required, longest }) => {
    const text = row[key]
    if (text === '') return required ? [`${title}没有填`] : []
    return [...text].length > longest ? [`${title}超过 ${longest} 个字`] : []
  })
  const name = row.name === '' ? null : checkName(row.name)
  const number = checkIssuedNumber(row.number)
  const id =
    row.document === DOCUMENTS['resident-id'] && row.idNumber !== ''
      ? checkIdNumber(row.idNumber, today)
      : null
  return [
    ...formal,
    ...(name && !name.valid ? [`姓名：${name.reason}`] : []),
    ...(number.valid ? [] : [`证书编号：${number.reason}`]),
    ...(id && !id.valid ? [`证件号码：${id.reason}`] : []),
  ]
}

/** A line of a receipt as it was sent. */
export interface ReceiptLine {
  line: number
  batch: string
  number: string
  outcome: string
  reason: string
}
export const OUTCOMES = { 接收: 'accepted', 退回: 'rejected' } as const
export type Outcome = (typeof OUTCOMES)[keyof typeof OUTCOMES]

interface Answer {
  number: string
  outcome: Outcome
  reason: string | null
}
type Said = { fault: string } | { same: true } | { answer: Answer }

/** What was sent, and what was answered to it before. */
export interface SentRow {
  number: string
  outcome: Outcome | null
}

/**
 * What a receipt says of a batch, or its first faults: lines of another batch, of a certificate that was not in it, answered twice
 * or otherwise than before. A line that says again what was said before changes nothing.
 */
export function readReceipt(
  lines: readonly ReceiptLine[],
  batch: string,
  sent: readonly SentRow[],
): {
  answers: Answer[]
  same: number
  faults: string[]
} {
  const rows = new Map(sent.map((one) => [one.number, one]))
  const seen = new Set<string>()
  const found = lines.map(({ line, ...said }): Said => {
    const fault = (text: string) => ({ fault: `第 ${line} 行：${text}` })
    const row = rows.get(said.number)
    const outcome = Object.hasOwn(OUTCOMES, said.outcome)
      ? OUTCOMES[said.outcome as keyof typeof OUTCOMES]
      : null
    if (said.batch !== batch) return fault(`是批次 ${said.batch || '（空）'} 的回执，不是 ${batch} 的`)
    if (!row) return fault(`这一批里没有证书 ${said.number}`)
    if (seen.has(said.number)) return fault(`证书 ${said.number} 写了两次`)
    seen.add(said.number)
    if (!outcome) return fault('结果要写“接收”或“退回”')
    if (outcome === 'rejected' && said.reason === '') return fault('退回的要写原因')
    if (row.outcome === outcome) return { same: true }
    if (row.outcome)
      return fault(`与以前收到的回执不同：以前是${row.outcome === 'accepted' ? '接收' : '退回'}`)
    return {
      answer: {
        number: said.number,
        outcome,
        reason: outcome === 'rejected' ? said.reason : null,
      },
    }
  })
  return {
    answers: found.flatMap((one) => ('answer' in one ? [one.answer] : [])),
    same: found.filter((one) => 'same' in one).length,
    faults: found.flatMap((one) => ('fault' in one ? [one.fault] : [])),
  }
}
