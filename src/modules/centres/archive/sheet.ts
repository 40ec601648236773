import {
  readSheet,
  returnSheet,
  type SheetDefinition,
  type SheetValues,
  sheetTemplate,
  writeSheet,
} from '../../../kernel/spreadsheets/index.ts'
import { checkIdNumber } from '../../../kernel/value/person/identity-number.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Download, Upload } from '../../../kernel/verb/index.ts'

/** One of the staff as the sheet has them. */
export interface StaffLine {
  line: number
  name: string
  idNumber: string
  post: string
  since: CivilDate | null
  left: CivilDate | null
}

const sheet: SheetDefinition = {
  name: '职工培训档案',
  version: '2026-1',
  columns: [
    { key: 'name', title: '姓名', kind: 'text', required: true, longest: 60, example: '张建国' },
    {
      key: 'idNumber',
      title: '身份证号',
      kind: 'identity',
      required: true,
      unique: true,
      width: 24,
      note: '居民身份证 18 位，末位可为 X；同一人只写一行。',
    },
    { key: 'post', title: '岗位', kind: 'text', longest: 60, width: 18, example: '焊接班长' },
    { key: 'since', title: '入职日期', kind: 'date', note: '不知道的可以不填。' },
    { key: 'left', title: '离职日期', kind: 'date', note: '在册的不填；填了的从档案里移出，记录保留。' },
    { key: 'levels', title: '职业技能等级', kind: 'text', width: 30, note: '系统填写，导入时不读。' },
    { key: 'trained', title: '结业的补贴班', kind: 'text', width: 14, note: '系统填写，导入时不读。' },
  ],
  instructions: [
    '一行一人，最多两万行。档案里已有的人按身份证号更新，没有写到的人保持不变。',
    '身份证号的列已设为文本，请勿改成数字。',
    '有一行不对，整份不导入；改好标红的地方后重新上传。',
  ],
}

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The template of the archive (职工培训档案模板). */
export const staffTemplate = async (): Promise<Download> => ({
  name: '职工培训档案模板.xlsx',
  type: EXCEL,
  bytes: await sheetTemplate(sheet),
})

/** A mistake by line, column and what to do. */
export interface StaffProblem {
  row: number
  column: string
  message: string
}

export interface StaffSheet {
  lines: StaffLine[]
  rows: number
  errors: StaffProblem[]
  /** The same file with the wrong cells marked. */
  returned: { name: string; content: string } | null
}

/** Reads a filled-in archive and looks at every row: before a transaction is opened, never within one. */
export async function readStaff(file: Upload, today: CivilDate): Promise<StaffSheet> {
  const { rows, problems } = await readSheet(sheet, file.bytes, ({ values }) => faultsOf(values, today))
  const errors = problems.map(({ line, column, message }) => ({ row: line, column, message }))
  const marked = problems.length > 0 ? await returnSheet(file.bytes, problems) : null
  const wrong = new Set(problems.flatMap(({ line }) => (line > 1 ? [line] : [])))
  return {
    lines: rows.map(({ line, values }) => ({
      line,
      name: values.name?.trim() ?? '',
      idNumber: numberIn(values, today) ?? '',
      post: values.post?.trim() ?? '',
      since: dayIn(values.since),
      left: dayIn(values.left),
    })),
    rows: rows.length + wrong.size,
    errors,
    returned: marked && {
      name: `${file.name.replace(/\.xlsx$/i, '')}-标红.xlsx`,
      content: Buffer.from(marked).toString('base64'),
    },
  }
}

const dayIn = (text: string | undefined): CivilDate | null => (text ? (text as CivilDate) : null)

function numberIn(values: SheetValues, today: CivilDate): string | null {
  const checked = checkIdNumber((values.idNumber ?? '').trim(), today)
  return checked.valid ? checked.value.number : null
}

/** What only this sheet knows of a row: numbers that are none, days that lie ahead or run backwards. */
function faultsOf(values: SheetValues, today: CivilDate): { column: string; message: string }[] {
  const faults: { column: string; message: string }[] = []
  const checked = checkIdNumber((values.idNumber ?? '').trim(), today)
  if (!checked.valid) faults.push({ column: '身份证号', message: checked.reason })
  if (values.since && values.since > today)
    faults.push({ column: '入职日期', message: '入职日期晚于今天，请核对年份' })
  if (values.left && values.left > today)
    faults.push({ column: '离职日期', message: '离职日期晚于今天，还没有离职的请留空' })
  if (values.since && values.left && values.left < values.since)
    faults.push({ column: '离职日期', message: '离职日期早于入职日期，请核对' })
  return faults
}

/** The archive in the template's own columns, with what the system knows of each: what can be uploaded again. */
export const writeStaff = async (lines: readonly SheetValues[]): Promise<Download> => ({
  name: '职工培训档案.xlsx',
  type: EXCEL,
  bytes: await writeSheet(sheet, lines),
})
