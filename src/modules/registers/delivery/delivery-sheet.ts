import { parse } from 'csv-parse/sync'
import { kindOfFile, textOfFile } from '../../../kernel/office/index.ts'
import { type Column, readSheet, type SheetDefinition } from '../../../kernel/spreadsheets/index.ts'
import { EDUCATIONS, STATUS_KINDS } from '../../people/index.ts'

/** The columns of a register's file (登记数据文件), alike in CSV and .xlsx. */
const columns: (Column & { key: DeliveryKey })[] = [
  { key: 'number', title: '证件号码', kind: 'identity' },
  { key: 'name', title: '姓名', kind: 'text' },
  { key: 'kind', title: '登记事项', kind: 'text' },
  { key: 'from', title: '起始日', kind: 'text' },
  { key: 'to', title: '终止日', kind: 'text' },
  { key: 'reference', title: '登记编号', kind: 'identity' },
  { key: 'action', title: '操作', kind: 'text' },
  { key: 'employerCode', title: '单位信用代码', kind: 'identity' },
  { key: 'employer', title: '单位名称', kind: 'text' },
  { key: 'occupation', title: '职业', kind: 'text' },
  { key: 'post', title: '岗位', kind: 'text' },
  { key: 'scheme', title: '参保类型', kind: 'text' },
  { key: 'education', title: '学历', kind: 'text' },
  { key: 'school', title: '学校', kind: 'text' },
  { key: 'major', title: '专业', kind: 'text' },
  { key: 'account', title: '账号末四位', kind: 'identity' },
]
export type DeliveryKey =
  | 'number'
  | 'name'
  | 'kind'
  | 'from'
  | 'to'
  | 'reference'
  | 'action'
  | 'employerCode'
  | 'employer'
  | 'occupation'
  | 'post'
  | 'scheme'
  | 'education'
  | 'school'
  | 'major'
  | 'account'

export const deliverySheet: SheetDefinition = {
  name: '登记数据',
  version: '2026-1',
  columns,
  instructions: [
    `登记事项：${Object.values(STATUS_KINDS).join('、')}。`,
    '操作留空为登记或更正；填“撤回”表示这条登记作废，此时要有登记编号。',
    `学历：${Object.values(EDUCATIONS).join('、')}。岗位：管理技术、生产操作。参保类型：企业、机关事业、灵活就业。`,
  ],
}

export const TITLES = Object.fromEntries(columns.map(({ key, title }) => [key, title])) as Record<
  DeliveryKey,
  string
>

/** A line as it was sent. */
export interface DeliveryLine {
  line: number
  values: Partial<Record<DeliveryKey, string>>
}

export interface DeliveryProblem {
  line: number
  field: string
  code: string
  message: string
}

const MOST_LINES = 100_000

/** The lines of a file, CSV (UTF-8 or GB 18030) or .xlsx, and what is wrong with the file as such. */
export async function readDelivery(
  bytes: Uint8Array,
): Promise<{ lines: DeliveryLine[]; problems: DeliveryProblem[] }> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readBook(bytes)
  return readCsv(bytes)
}

async function readBook(bytes: Uint8Array) {
  const { rows, problems } = await readSheet(deliverySheet, bytes)
  return {
    lines: rows.map(({ line, values }) => ({ line, values })),
    problems: problems.map(({ line, column, kind, message }) => ({
      line,
      field: column,
      code: kind ?? 'sheet',
      message,
    })),
  }
}

function readCsv(bytes: Uint8Array): { lines: DeliveryLine[]; problems: DeliveryProblem[] } {
  const whole = (code: string, message: string) => ({
    lines: [],
    problems: [{ line: 1, field: '文件', code, message }],
  })
  const kind = kindOfFile(bytes)
  if (kind !== null) return whole('not-csv', `这是${kind}，不是 CSV 或 .xlsx 文件`)
  const text = textOfFile(bytes)
  if (text === null) return whole('not-csv', '文件不是文字，或者编码无法识别，请用 UTF-8 或 GB 18030')
  let records: string[][]
  try {
    records = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true })
  } catch {
    return whole('not-csv', '不是 CSV 或 .xlsx 文件，或引号没有成对')
  }
  const [heading = [], ...rest] = records
  const places = new Map<number, DeliveryKey>()
  for (const [index, title] of heading.entries()) {
    const column = columns.find((one) => one.title === title.trim())
    if (column) places.set(index, column.key)
  }
  const missing = (['number', 'name', 'kind', 'from'] as const).filter(
    (key) => ![...places.values()].includes(key),
  )
  if (missing.length > 0)
    return whole('headings', `第一行要有这些栏目：${missing.map((key) => TITLES[key]).join('、')}`)
  if (rest.length > MOST_LINES) return whole('too-long', `一个文件最多 ${MOST_LINES} 行，请拆分`)
  return {
    lines: rest.map((fields, at) => ({
      line: at + 2,
      values: Object.fromEntries(
        [...places].map(([index, key]) => [key, (fields[index] ?? '').trim().slice(0, 200)]),
      ),
    })),
    problems: [],
  }
}
