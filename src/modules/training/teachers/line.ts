import { occupationKey } from '../../../kernel/value/occupation.ts'
import {
  checkPlainNumber,
  mayBeForeign,
  plainNumber,
} from '../../../kernel/value/person/identity-document.ts'
import { checkName } from '../../../kernel/value/person/person-name.ts'
import {
  type CivilDate,
  formatDay,
  fullYears,
  parseCivilDate,
} from '../../../kernel/value/time/civil-date.ts'
import { EMPLOYMENTS, type Employment, type TeacherDetails } from './teacher.ts'

/** The columns of the list of teachers (教师名册), as the sheet heads them and the form names them. */
export const TEACHER_COLUMN = {
  name: '姓名',
  idNumber: '身份证号',
  employment: '聘用方式',
  occupations: '可任教职业',
  skill: '职业资格或技能等级',
  title: '职称',
  teaching: '教师资格',
  from: '任教起始日',
} as const
export type TeacherColumn = keyof typeof TEACHER_COLUMN

/** One row as it was typed. */
export type TeacherLine = Record<TeacherColumn, string>

/** A sound row: who it is, from when on, and what is said of the teacher. */
export interface ReadTeacher extends TeacherDetails {
  name: string
  idNumber: string
  from: CivilDate
}

export interface TeacherProblem {
  column: TeacherColumn
  message: string
}

/** Teachers are grown up, and nobody registers who comes next year. */
const GROWN_UP = 18
const AHEAD_DAYS = 366

/** Reads one row by what the provider may teach; every cell that is wrong says how it is put right. */
export function readTeacher(
  line: TeacherLine,
  { today, latest, licensed }: { today: CivilDate; latest: CivilDate; licensed: readonly string[] },
): { teacher: ReadTeacher; problems: [] } | { teacher: null; problems: TeacherProblem[] } {
  const problems: TeacherProblem[] = []
  const wrong = (column: TeacherColumn, message: string) => problems.push({ column, message })
  const name = checkName(line.name)
  if (!name.valid) wrong('name', name.reason)
  const idNumber = plainNumber(line.idNumber)
  const number = numberProblem(idNumber, today)
  if (number) wrong('idNumber', number)
  const employment = (Object.keys(EMPLOYMENTS) as Employment[]).find(
    (key) => key === line.employment.trim() || EMPLOYMENTS[key] === line.employment.trim(),
  )
  if (!employment) wrong('employment', '请填“专职”或“兼职”')
  const occupations = occupationsIn(line.occupations, licensed, (message) => wrong('occupations', message))
  const details = { skill: said(line.skill), title: said(line.title), teaching: said(line.teaching) }
  if (!details.skill && !details.title)
    wrong('skill', '职业资格或技能等级、职称至少填一项，例如：三级（高级工）焊工')
  for (const [column, longest] of [
    ['skill', 100],
    ['title', 60],
    ['teaching', 60],
  ] as const) {
    const text = details[column]
    if (text && (text.length < 2 || text.length > longest))
      wrong(column, `应为 2 至 ${longest} 个字，没有的不填`)
  }
  const from = line.from.trim() ? parseCivilDate(line.from.trim()) : null
  const day = from === null ? today : from.valid ? from.value : null
  if (from && !from.valid) wrong('from', from.reason)
  else if (day && day > latest) wrong('from', `不晚于${formatDay(latest)}，请核对年份`)
  if (problems.length > 0 || !name.valid || !employment || !day) return { teacher: null, problems }
  return {
    teacher: { name: name.value, idNumber, employment, occupations, ...details, from: day },
    problems: [],
  }
}

/** So many days ahead a first day may lie. */
export const TEACHER_AHEAD_DAYS = AHEAD_DAYS

const said = (text: string): string | null => text.trim() || null

function numberProblem(number: string, today: CivilDate): string | null {
  if (!number) return '请填写身份证号'
  const checked = checkPlainNumber(number, today)
  if (!checked.valid)
    return mayBeForeign(number) ? '护照、通行证先到区人社局窗口登记，登记以后再填' : checked.reason
  const { born } = checked.value
  return born && fullYears(born, today) < GROWN_UP ? `未满 ${GROWN_UP} 周岁，请核对身份证号` : null
}

/** The occupations of a cell, divided by commas; each one that the provider may teach, as its licence calls it. */
function occupationsIn(
  text: string,
  licensed: readonly string[],
  wrong: (message: string) => void,
): string[] {
  const named = text.split(/[、，,;；\n]/).map((one) => one.trim())
  const wanted = [...new Set(named.filter(Boolean))]
  if (wanted.length === 0) wrong('请填写可以任教的职业，几个职业用顿号分开')
  return wanted.flatMap((one) => {
    const known = licensed.find((each) => occupationKey(each) === occupationKey(one))
    if (known) return [known]
    wrong(
      licensed.length === 0
        ? `“${one.slice(0, 30)}”不在核准的培训范围内；本机构今天没有有效的范围，请先联系区人社局`
        : `“${one.slice(0, 30)}”不在核准的培训范围内，可填：${licensed.slice(0, 20).join('、')}`,
    )
    return []
  })
}
