import { checkBankAccount } from '../../../kernel/value/number/bank-account.ts'
import { checkUnitCode } from '../../../kernel/value/number/registration-number.ts'
import {
  checkPlainNumber,
  mayBeForeign,
  plainNumber,
} from '../../../kernel/value/person/identity-document.ts'
import { checkName } from '../../../kernel/value/person/person-name.ts'
import { checkPhone } from '../../../kernel/value/person/phone.ts'
import { type CivilDate, fullYears } from '../../../kernel/value/time/civil-date.ts'
import { GROUP_NAMES, GROUPS, type SubsidyGroup } from '../../people/index.ts'
import type { TrainingData } from '../standard.ts'

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
  limits: TrainingData['limits'],
): { problems: RosterProblem[]; attention: Attention[] } {
  const problems = lines.flatMap((line) => lineProblems(line, days, limits))
  problems.push(...repeated(lines, days.today))
  if (lines.length > limits.mostTrainees) {
    problems.push({
      row: lines[limits.mostTrainees]?.row ?? 0,
      column: 'name',
      message: `一个班最多 ${limits.mostTrainees} 人，从这一行起请编入另一个班`,
    })
  }
  const attention = [
    ...sharedBy(lines, 'phone', '填了同一个手机号'),
    ...sharedBy(lines, 'bankAccount', '填了同一个银行卡号'),
  ]
  return { problems, attention }
}

/** The group that a cell names, or null. */
export const groupOf = (text: string): SubsidyGroup | null =>
  GROUP_NAMES.find((group) => GROUPS[group] === text.trim()) ?? null

/** A cell without the spaces and hyphens that people group numbers with. */
export const plain = (text: string): string => plainNumber(text)

function lineProblems(
  line: RosterLine,
  days: { today: CivilDate; startsOn: CivilDate },
  limits: TrainingData['limits'],
): RosterProblem[] {
  const found: RosterProblem[] = []
  const add = (column: RosterColumn, message: string | null | undefined) => {
    if (message) found.push({ row: line.row, column, message })
  }
  add('name', reasonOf(checkName(line.name)))
  add('idNumber', idProblem(line.idNumber, days, limits))
  if (line.phone.trim()) add('phone', reasonOf(checkPhone(line.phone.trim())))
  const group = groupOf(line.group)
  if (!line.group.trim()) add('group', '请从下拉列表中选择人员类别')
  else if (!group) add('group', `没有“${line.group.trim().slice(0, 20)}”这一类，请从下拉列表中选择`)
  if (group === 'enterprise-employee') {
    add(
      'creditCode',
      line.creditCode.trim()
        ? reasonOf(checkUnitCode(plain(line.creditCode)))
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

function idProblem(
  text: string,
  { today, startsOn }: { today: CivilDate; startsOn: CivilDate },
  { youngest }: TrainingData['limits'],
): string | null {
  const number = plain(text)
  if (!number) return '请填写身份证号'
  const checked = checkPlainNumber(number, today)
  // A passport's number says nothing of itself: the register is asked for it.
  if (!checked.valid) return mayBeForeign(number) ? null : checked.reason
  const { born } = checked.value
  if (born && fullYears(born, startsOn) < youngest) return `开班日未满 ${youngest} 周岁，不能参加`
  return null
}

/** The same person twice; the later row is the wrong one. */
function repeated(lines: readonly RosterLine[], today: CivilDate): RosterProblem[] {
  const first = new Map<string, number>()
  return lines.flatMap((line): RosterProblem[] => {
    const number = plain(line.idNumber)
    const checked = checkPlainNumber(number, today)
    if (!checked.valid && !mayBeForeign(number)) return []
    const key = checked.valid ? checked.value.key : number
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, line.row)
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
