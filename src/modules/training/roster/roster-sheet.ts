import {
  type Column,
  readSheet,
  returnSheet,
  type SheetDefinition,
  sheetTemplate,
  writeSheet,
} from '../../../kernel/spreadsheets/index.ts'
import type { Download, Upload } from '../../../kernel/verb/index.ts'
import { GROUP_NAMES, GROUPS } from '../../people/index.ts'
import { COLUMN, type RosterColumn, type RosterLine, type RosterProblem } from './roster.ts'

/** A mistake of the sheet itself; `column` is its heading, or 文件 for the file as a whole. */
export interface SheetProblem {
  row: number
  column: string
  message: string
}

const columns: (Column & { key: RosterColumn })[] = [
  { key: 'name', title: COLUMN.name, kind: 'text', required: true, example: '张建国' },
  {
    key: 'idNumber',
    title: COLUMN.idNumber,
    kind: 'identity',
    required: true,
    width: 24,
    note: '居民身份证 18 位，末位可为 X；居住证、永居证填证上的号码；护照、通行证先到区人社局窗口登记。',
  },
  {
    key: 'phone',
    title: COLUMN.phone,
    kind: 'identity',
    width: 16,
    note: '没有手机的可不填，由教师代签并写明理由。',
  },
  {
    key: 'group',
    title: COLUMN.group,
    kind: 'choice',
    required: true,
    width: 24,
    choices: GROUP_NAMES.map((group) => GROUPS[group]),
    example: GROUPS['enterprise-employee'],
  },
  {
    key: 'creditCode',
    title: COLUMN.creditCode,
    kind: 'identity',
    width: 24,
    note: '企业职工必填，其他人员不填；单位还是老执照的填 15 位注册号。',
  },
  {
    key: 'bankAccount',
    title: COLUMN.bankAccount,
    kind: 'identity',
    width: 24,
    note: '本人社会保障卡号，16 至 19 位。',
  },
  { key: 'note', title: COLUMN.note, kind: 'text', width: 24 },
]

const sheet: SheetDefinition = {
  name: '学员名册',
  version: '2026-1',
  columns,
  instructions: [
    '一行一人。一个班最多多少人以当日管理标准为准，超过的会标红。',
    '身份证号、手机号、银行卡号的列已设为文本，请勿改成数字。',
    '有一行不对，整份名册不导入；改好标红的地方后重新上传。',
  ],
}

/** The same columns without conditions: what a cell must hold is told by `checkLines`, all of a row at once. */
const bare: SheetDefinition = {
  ...sheet,
  columns: columns.map(({ required: _required, choices: _choices, ...column }) => ({
    ...column,
    kind: column.kind === 'choice' ? 'text' : column.kind,
  })),
}

/** The roster's template (学员名册模板). */
export const rosterTemplate = async (): Promise<Download> => ({
  name: '学员名册模板.xlsx',
  type: EXCEL,
  bytes: await sheetTemplate(sheet),
})

/** A roster as it was read: its sound rows as typed, how many there are in all, and what is wrong with the file or a cell as such. */
export interface RosterSheet {
  lines: RosterLine[]
  rows: number
  problems: SheetProblem[]
}

/** Reads an uploaded roster, which takes a while: before a transaction is opened, never within one. */
export async function readRoster(file: Upload): Promise<RosterSheet> {
  const { rows, problems } = await readSheet(bare, file.bytes)
  return {
    lines: rows.map(({ line, values }) => ({ row: line, ...blank, ...values })),
    rows: rows.length + new Set(problems.flatMap(({ line, cell }) => (cell && line > 1 ? [line] : []))).size,
    problems: problems.map(({ line, column, message }) => ({ row: line, column, message })),
  }
}

/** A filled roster in the template's own columns: what can be uploaded again (round trip). */
export const writeRoster = (lines: readonly Partial<Record<RosterColumn, string>>[]): Promise<Uint8Array> =>
  writeSheet(
    sheet,
    lines.map((line) => ({ ...blank, ...line })),
  )

/** The uploaded file back with its wrong cells red and commented; null when it cannot be opened at all. */
export async function returnRoster(
  file: Upload,
  problems: readonly (RosterProblem | SheetProblem)[],
): Promise<Download | null> {
  const bytes = await returnSheet(
    file.bytes,
    problems.map(({ row, column, message }) => ({ line: row, column: headingOf(column), message })),
  )
  return bytes && { name: `${file.name.replace(/\.xlsx$/i, '')}-标红.xlsx`, type: EXCEL, bytes }
}

/** The heading of a column of ours; what is none (文件, a column too many) stays as it is. */
export const headingOf = (column: string): string =>
  Object.hasOwn(COLUMN, column) ? COLUMN[column as RosterColumn] : column

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const blank: Record<RosterColumn, string> = {
  name: '',
  idNumber: '',
  phone: '',
  group: '',
  creditCode: '',
  bankAccount: '',
  note: '',
}
