import { z } from 'zod'
import {
  clauseReference,
  type Edition,
  type Standards,
  standardKind,
} from '../../../kernel/standard/index.ts'
import { addMonths, addYears, type CivilDate, yearOf } from '../../../kernel/value/time/civil-date.ts'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** One line of the table: the old age, and from which birth month on it rises, by how many months for one. */
const line = z.strictObject({
  years: z.number().int().min(40).max(80),
  /** The first birth month whose age is higher; absent where it does not rise. */
  risesFrom: month.optional(),
  /** So many birth months share one month of delay. */
  everyMonths: z.number().int().positive().optional(),
  /** The delay ends here, in months. */
  atMost: z.number().int().positive().optional(),
})

const retirementData = z.strictObject({
  men: line,
  /** 管理技术岗位 (原五十五周岁). */
  womenManagers: line,
  /** 生产操作岗位 (原五十周岁). */
  womenWorkers: line,
  clause: clauseReference,
})

export type RetirementData = z.output<typeof retirementData>

/** The statutory age of retirement (法定退休年龄), which rises by months from 2025 on. */
export const retirementKind = standardKind<RetirementData>('retirement', retirementData, '法定退休年龄')

/** When somebody reaches the statutory age. */
export interface RetirementAge {
  /** The day on which the age is reached for certain. */
  on: CivilDate
  /** Earlier than `on` where it is not known which of the two ages of women holds. */
  perhapsFrom: CivilDate
  edition: string
}

/** 渐进式延迟法定退休年龄: the day by sex and month of birth; a woman whose post is unknown has two. */
export function retirementAge(
  person: { born: CivilDate; sex: '男' | '女'; post: 'manager' | 'worker' | null },
  edition: Edition<RetirementData>,
): RetirementAge {
  const { men, womenManagers, womenWorkers } = edition.data
  if (person.sex === '男') return certain(reached(person.born, men), edition.id)
  if (person.post === 'worker') return certain(reached(person.born, womenWorkers), edition.id)
  const on = reached(person.born, womenManagers)
  if (person.post === 'manager') return certain(on, edition.id)
  return { on, perhapsFrom: reached(person.born, womenWorkers), edition: edition.id }
}

const certain = (on: CivilDate, edition: string): RetirementAge => ({ on, perhapsFrom: on, edition })

/** The day on which the age of this line is reached. */
function reached(
  born: CivilDate,
  { years, risesFrom, everyMonths, atMost }: z.output<typeof line>,
): CivilDate {
  const before = addYears(born, years)
  if (risesFrom === undefined || everyMonths === undefined || atMost === undefined) return before
  const months = monthOf(born) - monthOf(`${risesFrom}-01` as CivilDate)
  const delay = months < 0 ? 0 : Math.min(Math.floor(months / everyMonths) + 1, atMost)
  return addMonths(born, years * 12 + delay)
}

const monthOf = (day: CivilDate): number => yearOf(day) * 12 + Number(day.slice(5, 7))

/** The age that holds on a day, or null where nothing is published for it. */
export function retirementAgeOn(
  person: { born: CivilDate; sex: '男' | '女'; post: 'manager' | 'worker' | null },
  day: CivilDate,
  standards: Standards,
): RetirementAge | null {
  const edition = standards.inForce(retirementKind, day)
  return edition && retirementAge(person, edition)
}
