import { type Check, invalid, valid } from './check.ts'

/** A skill level that has certificates: 5 初级工 up to 1 高级技师. */
export type CertificateLevel = 5 | 4 | 3 | 2 | 1

/** A level of the catalogue: a certificate's, or `special` for 专项职业能力. */
export type Level = CertificateLevel | 'special'

/** All levels, from the lowest; `special` stands outside the ladder and comes first. */
export const LEVELS: readonly Level[] = ['special', 5, 4, 3, 2, 1]

/** The level that a column or an address holds as text: 5 to 1, or `special`. */
export const levelOf = (text: string): Level =>
  text === 'special' ? text : (Number(text) as CertificateLevel)

/** `四级（中级工）`; `专项职业能力` for special. */
export function levelName(level: Level): string {
  return NAMES[level].full
}

/** Reads a level as people and workbooks write it: 四级（中级工）, 四级, 中级工, 中级, 4, 专项, special. */
export function checkLevel(text: string): Check<Level> {
  if (text.length > 20) return invalid(UNKNOWN)
  const written = text.replaceAll('(', '（').replaceAll(')', '）')
  const level = LEVELS.find((each) => namesOf(each).includes(written))
  return level === undefined ? invalid(UNKNOWN) : valid(level)
}

/** One of the eight ranks of 新八级工. `level` is null where no certificate of the chain belongs to it. */
export interface Rank {
  /** 1 学徒工 to 8 首席技师. */
  order: number
  name: string
  level: CertificateLevel | null
  /** How one comes to it: being taken on as apprentice, a certificate, or an appointment to a post (岗位聘任). */
  by: 'apprenticeship' | 'certificate' | 'appointment'
}

/** The eight ranks (新八级工, 人社部发〔2022〕14号) from 学徒工 to 首席技师. */
export const LADDER: readonly Rank[] = [
  { order: 1, name: '学徒工', level: null, by: 'apprenticeship' },
  { order: 2, name: '初级工', level: 5, by: 'certificate' },
  { order: 3, name: '中级工', level: 4, by: 'certificate' },
  { order: 4, name: '高级工', level: 3, by: 'certificate' },
  { order: 5, name: '技师', level: 2, by: 'certificate' },
  { order: 6, name: '高级技师', level: 1, by: 'certificate' },
  { order: 7, name: '特级技师', level: null, by: 'appointment' },
  { order: 8, name: '首席技师', level: null, by: 'appointment' },
]

const UNKNOWN = '等级应为五级（初级工）至一级（高级技师），或专项职业能力。'

const NAMES: Record<Level, { full: string; others: string[] }> = {
  5: ranked('五级', '初级工', ['初级', '5', '5级']),
  4: ranked('四级', '中级工', ['中级', '4', '4级']),
  3: ranked('三级', '高级工', ['高级', '3', '3级']),
  2: ranked('二级', '技师', ['2', '2级']),
  1: ranked('一级', '高级技师', ['1', '1级']),
  special: { full: '专项职业能力', others: ['专项', 'special'] },
}

function ranked(level: string, title: string, short: string[]): { full: string; others: string[] } {
  const pairs = [`${level}/${title}`, `${title}/${level}`, `${title}（${level}）`]
  return { full: `${level}（${title}）`, others: [level, title, ...short, ...pairs] }
}

const namesOf = (level: Level) => [NAMES[level].full, ...NAMES[level].others]

/** The levels as a filter offers them, the first that people take first. */
export const LEVEL_CHOICES: readonly { value: string; text: string }[] = (
  [5, 4, 3, 2, 1, 'special'] as const
).map((level) => ({ value: String(level), text: levelName(level) }))
