import { checkBankAccount } from '../../kernel/value/bank-account.ts'
import { type CivilDate, fullYears } from '../../kernel/value/civil-date.ts'
import { checkCreditCode } from '../../kernel/value/credit-code.ts'
import { checkIdNumber } from '../../kernel/value/identity-number.ts'
import { checkPhone } from '../../kernel/value/phone.ts'
import { GROUP_NAMES, GROUPS, type SubsidyGroup } from '../people/index.ts'
import { MOST_TRAINEES, YOUNGEST } from './filing-limits.ts'

/** The columns of the roster (学员名册), as the sheet heads them. */
export const COLUMN = {
  name: '姓名',
  idNumber: '身份证号',
  phone: '手机号',
  group: '人员类别',
  creditCode: '用人单位信用代码',
  bankAccount: '银行卡号',
  note: '备注',
} as const
export type RosterColumn = keyof typeof COLUMN

/** One row of the sheet as it was typed, and the number that the sheet gives the row. */
export type RosterLine = { row: number } & Record<RosterColumn, string>

/** What is wrong with a cell. `rule` names problems that the filing's decision cites with their clause. */
export interface RosterProblem {
  row: number
  column: RosterColumn
  message: string
  rule?: true
}

/** Something that does not hinder the filing but that its reviewer should look at (疑点); `row` null for the whole class. */
export interface Attention {
  row: number | null
  text: string
}

/** What the roster alone says, before any register is asked. */
export function checkLines(
  lines: readonly RosterLine[],
  days: { today: CivilDate; startsOn: CivilDate },
): { problems: RosterProblem[]; attention: Attention[] } {
  const problems = lines.flatMap((line) => lineProblems(line, days))
  problems.push(...repeated(lines, days.today))
  if (lines.length > MOST_TRAINEES) {
    problems.push({
      row: lines[MOST_TRAINEES]?.row ?? 0,
      column: 'name',
      message: `一个班最多 ${MOST_TRAINEES} 人，从这一行起请编入另一个班`,
    })
  }
  const attention = [
    ...sharedBy(lines, 'phone', '填了同一个手机号'),
    ...sharedBy(lines, 'bankAccount', '填了同一个银行卡号'),
    ...lines.flatMap((line) => oldEnough(line, days)),
  ]
  return { problems, attention }
}

/** The group that a cell names, or null. */
export const groupOf = (text: string): SubsidyGroup | null =>
  GROUP_NAMES.find((group) => GROUPS[group] === text.trim()) ?? null

/** A cell without the spaces and hyphens that people group numbers with. */
export const plain = (text: string): string => text.replaceAll(/[\s-]/g, '').toUpperCase()

function lineProblems(line: RosterLine, days: { today: CivilDate; startsOn: CivilDate }): RosterProblem[] {
  const found: RosterProblem[] = []
  const add = (column: RosterColumn, message: string | null | undefined) => {
    if (message) found.push({ row: line.row, column, message })
  }
  add('name', nameProblem(line.name))
  add('idNumber', idProblem(line.idNumber, days))
  if (line.phone.trim()) add('phone', reasonOf(checkPhone(line.phone.trim())))
  const group = groupOf(line.group)
  if (!line.group.trim()) add('group', '请从下拉列表中选择人员类别')
  else if (!group) add('group', `没有“${line.group.trim().slice(0, 20)}”这一类，请从下拉列表中选择`)
  if (group === 'enterprise-employee') {
    add(
      'creditCode',
      line.creditCode.trim()
        ? reasonOf(checkCreditCode(plain(line.creditCode)))
        : '企业职工要填用人单位信用代码',
    )
  } else if (group && line.creditCode.trim()) {
    add('creditCode', '只有企业职工填用人单位信用代码；请核对人员类别，或清空这一格')
  }
  if (line.bankAccount.trim()) add('bankAccount', reasonOf(checkBankAccount(plain(line.bankAccount))))
  if (line.note.trim().length > 100) add('note', '备注不超过 100 个字')
  return found
}

const reasonOf = (check: { valid: true } | { valid: false; reason: string }): string | null =>
  check.valid ? null : check.reason

function nameProblem(text: string): string | null {
  const name = text.trim()
  if (!name) return '请填写姓名'
  if (/[0-9０-９]/.test(name)) return '姓名里有数字，请核对'
  if (/\s/.test(name) && /\p{Script=Han}/u.test(name)) return '姓名中间有空格，请去掉'
  if (name.length > 30) return '姓名不超过 30 个字'
  if (name.length < 2) return '姓名只有一个字，请核对'
  if (!/^[\p{L}·•.'\s]+$/u.test(name)) return '姓名里有不能用的符号，请核对'
  return null
}

function idProblem(
  text: string,
  { today, startsOn }: { today: CivilDate; startsOn: CivilDate },
): string | null {
  const number = plain(text)
  if (!number) return '请填写身份证号'
  const checked = checkIdNumber(number, today)
  if (!checked.valid) return checked.reason
  if (fullYears(checked.value.born, startsOn) < YOUNGEST) return `开班日未满 ${YOUNGEST} 周岁，不能参加`
  return null
}

/** The same person twice; the later row is the wrong one. */
function repeated(lines: readonly RosterLine[], today: CivilDate): RosterProblem[] {
  const first = new Map<string, number>()
  return lines.flatMap((line): RosterProblem[] => {
    const checked = checkIdNumber(plain(line.idNumber), today)
    if (!checked.valid) return []
    const before = first.get(checked.value.number)
    if (before === undefined) {
      first.set(checked.value.number, line.row)
      return []
    }
    return [{ row: line.row, column: 'idNumber', message: `与第 ${before} 行是同一个人，请删去一行` }]
  })
}

/** F6: one phone or one account for several people. */
function sharedBy(lines: readonly RosterLine[], column: 'phone' | 'bankAccount', text: string): Attention[] {
  const rows = new Map<string, number[]>()
  for (const line of lines) {
    const value = plain(line[column])
    if (value) rows.set(value, [...(rows.get(value) ?? []), line.row])
  }
  return [...rows.values()]
    .filter((shared) => shared.length > 1)
    .map((shared) => ({ row: shared[0] ?? null, text: `名册第 ${shared.join('、')} 行${text}` }))
}

/** F1: old enough to be retired, though no register says so. */
function oldEnough(
  line: RosterLine,
  { today, startsOn }: { today: CivilDate; startsOn: CivilDate },
): Attention[] {
  const checked = checkIdNumber(plain(line.idNumber), today)
  if (!checked.valid) return []
  const from = checked.value.sex === '男' ? 60 : 50
  const age = fullYears(checked.value.born, startsOn)
  return age < from
    ? []
    : [{ row: line.row, text: `名册第 ${line.row} 行开班日 ${age} 周岁，请核对是否已退休` }]
}
