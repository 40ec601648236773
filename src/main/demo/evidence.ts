import { writeSheet } from '../../kernel/spreadsheets/index.ts'
import { addMonths, type CivilDate } from '../../kernel/value/time/civil-date.ts'
import {
  evidenceSheet,
  importEvidence,
  listProposals,
  reviewProposals,
} from '../../modules/catalogue/index.ts'
import type { Walk } from './story/road.ts'

/** Leaves the measurement of scarcity with evidence of five quarters, some reviews, and some still to be made. */
export async function demoEvidence(walk: Walk, today: CivilDate): Promise<void> {
  const rows = OCCUPATIONS.flatMap(({ code, name, ...said }) =>
    endedQuarters(today).map((period, at) => ({ code, name, period, source: SOURCE, ...quarter(said, at) })),
  )
  const brought = await walk.does({ login: 'shiju' }, importEvidence, {
    file: { name: '紧缺证据（演示）.xlsx', content: await writeSheet(evidenceSheet, rows) },
  })
  if (brought.errors.length > 0)
    throw new Error(`the evidence was returned: ${JSON.stringify(brought.errors.slice(0, 3))}`)
  const { items } = await walk.does({ login: 'shiju' }, listProposals, {})
  const reviewed = (name: string) =>
    items.filter((one) => one.name === name).map(({ code, basis }) => ({ code, basis }))
  await walk.does({ login: 'shifuhe' }, reviewProposals, { items: reviewed('焊工') })
  await walk.does({ login: 'shifuhe' }, reviewProposals, {
    items: reviewed('养老护理员'),
    class: '非常紧缺',
    reason: '演示理由：三家养老机构明年开业，测算还没有反映。',
  })
}

const SOURCE = '演示数据，不是真实统计'
const QUARTERS = 5

/** What is made up of an occupation: its newest quarter, and by how much the demand rises a quarter, in percent. */
interface Said {
  vacancies: number
  seekers: number
  days: number
  wage: number
  survey: number
  industry: number
  rise: number
}

const occupation = (
  code: string,
  name: string,
  ...numbers: number[]
): { code: string; name: string } & Said => {
  const [vacancies = 0, seekers = 0, days = 0, wage = 0, survey = 0, industry = 0, rise = 0] = numbers
  return { code, name, vacancies, seekers, days, wage, survey, industry, rise }
}

const OCCUPATIONS = [
  occupation('6-18-02-04', '焊工', 620, 130, 68, 9, 88, 8, 6),
  occupation('6-20-01-01', '装配钳工', 410, 150, 62, 8, 82, 9, 5),
  occupation('6-31-07-01', '工业机器人系统运维员', 180, 40, 92, 13, 91, 14, 8),
  occupation('4-10-08-01', '网约配送员', 900, 1100, 9, 1, 25, 3, -4),
  occupation('4-10-01-05', '养老护理员', 350, 180, 48, 5, 70, 6, 4),
  occupation('6-18-01-01', '车工', 300, 160, 50, 6, 66, 5, 2),
  occupation('4-07-05-01', '保安员', 500, 420, 20, 2, 40, 2, 0),
  occupation('4-01-06-01', '电子商务师', 260, 240, 24, 4, 45, 7, -2),
  occupation('5-05-01-02', '农业经理人', 40, 36, 33, 3, 38, 2, 0),
] as const

/** A quarter so many before the newest; a source is silent here and there, as sources are. */
function quarter(said: Said, before: number): Record<string, string> {
  const vacancies = Math.round(said.vacancies * (1 - (said.rise * before) / 100))
  return {
    vacancies: String(vacancies),
    seekers: String(said.seekers + before * 3),
    vacancy_days: String(said.days - before),
    wage_growth: before % 2 === 1 ? '' : String(said.wage),
    survey_score: before === 3 ? '' : String(said.survey - before),
    industry_growth: String(said.industry),
    headcount_gap: vacancies > said.seekers ? String(vacancies - said.seekers) : '',
    training_cost: '',
  }
}

/** The last quarters that are over, newest first. */
function endedQuarters(today: CivilDate): string[] {
  const thisQuarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3)
  const start = `${today.slice(0, 4)}-${String(thisQuarter * 3 + 1).padStart(2, '0')}-01` as CivilDate
  return Array.from({ length: QUARTERS }, (_, at) => {
    const day = addMonths(start, -3 * (at + 1))
    return `${day.slice(0, 4)}Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`
  })
}
