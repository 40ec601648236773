import {
  type Column,
  readSheet,
  returnSheet,
  type SheetDefinition,
  sheetTemplate,
} from '../../../kernel/spreadsheets/index.ts'
import type { Download, Upload } from '../../../kernel/verb/index.ts'
import { TEACHER_COLUMN, type TeacherColumn, type TeacherLine } from './line.ts'
import { EMPLOYMENTS } from './teacher.ts'

const columns: (Column & { key: TeacherColumn })[] = [
  { key: 'name', title: TEACHER_COLUMN.name, kind: 'text', required: true, example: '张建国' },
  { key: 'idNumber', title: TEACHER_COLUMN.idNumber, kind: 'identity', required: true, width: 24 },
  {
    key: 'employment',
    title: TEACHER_COLUMN.employment,
    kind: 'choice',
    required: true,
    choices: Object.values(EMPLOYMENTS),
    example: EMPLOYMENTS.full,
  },
  {
    key: 'occupations',
    title: TEACHER_COLUMN.occupations,
    kind: 'text',
    required: true,
    width: 24,
    example: '焊工',
    note: '写核准培训范围里的职业名称，几个职业用顿号分开。',
  },
  {
    key: 'skill',
    title: TEACHER_COLUMN.skill,
    kind: 'text',
    width: 28,
    example: '二级（技师）焊工',
    note: '和职称至少填一项。',
  },
  { key: 'title', title: TEACHER_COLUMN.title, kind: 'text', width: 16 },
  {
    key: 'teaching',
    title: TEACHER_COLUMN.teaching,
    kind: 'text',
    width: 24,
    note: '教师资格证的种类或证号，没有的不填。',
  },
  { key: 'from', title: TEACHER_COLUMN.from, kind: 'date', width: 16, note: '不填的，从导入那天起。' },
]

const sheet: SheetDefinition = {
  name: '教师名册',
  version: '2026-1',
  columns,
  instructions: [
    '一行一人。已经在名册里的人再导入一次，是更正他的资格和可任教职业，任教起始日不变。',
    '身份证号的列已设为文本，请勿改成数字。',
    '有一行不对，整份不导入；改好标红的地方后重新上传。',
  ],
}

/** What a cell must hold is told by `readTeacher`, all of a row at once. */
const bare: SheetDefinition = {
  ...sheet,
  columns: columns.map(({ required: _required, choices: _choices, ...column }) => ({
    ...column,
    kind: column.kind === 'choice' ? 'text' : column.kind,
  })),
}

/** 教师名册模板. */
export const teacherTemplate = async (): Promise<Download> => ({
  name: '教师名册模板.xlsx',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes: await sheetTemplate(sheet),
})

/** An uploaded list of teachers: its rows as typed, and what is wrong with the file or a cell as such. */
export interface TeacherSheet {
  lines: { row: number; line: TeacherLine }[]
  problems: { row: number; column: string; message: string }[]
}

const blank: TeacherLine = {
  name: '',
  idNumber: '',
  employment: '',
  occupations: '',
  skill: '',
  title: '',
  teaching: '',
  from: '',
}

/** Reads an uploaded list, which takes a while: before a transaction is opened. */
export async function readTeachers(file: Upload): Promise<TeacherSheet> {
  const { rows, problems } = await readSheet(bare, file.bytes)
  return {
    lines: rows.map(({ line: row, values }) => ({ row, line: { ...blank, ...values } })),
    problems: problems.map(({ line: row, column, message }) => ({ row, column, message })),
  }
}

/** The uploaded list back with its wrong cells red and commented (base64); null when it cannot be opened at all. */
export async function markedTeachers(
  file: Upload,
  problems: TeacherSheet['problems'],
): Promise<{ name: string; content: string } | null> {
  const bytes = await returnSheet(
    file.bytes,
    problems.map(({ row: line, ...rest }) => ({ line, ...rest })),
  )
  return (
    bytes && {
      name: `${file.name.replace(/\.xlsx$/i, '')}-标红.xlsx`,
      content: Buffer.from(bytes).toString('base64'),
    }
  )
}
