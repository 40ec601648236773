import { levelName } from '../../../kernel/value/level.ts'
import type { Condition, EDUCATION_KINDS, Leaf, TITLE_GRADES } from './condition.ts'

/** A condition as the applicant reads it: 取得五级（初级工）证书后满3年. */
export function inWords(condition: Condition): string {
  if ('anyOf' in condition) return condition.anyOf.map(inWords).join('；或')
  if ('allOf' in condition) return condition.allOf.map(inWords).join('，并且')
  if ('minAge' in condition) return `年满${condition.minAge}周岁`
  if ('workYears' in condition) return `累计从事本职业或相关职业工作满${condition.workYears}年`
  if ('certificate' in condition) {
    const { level, years } = condition.certificate
    return `取得${levelName(level)}证书${after(years)}`
  }
  if ('title' in condition) return `取得对应的${TITLES[condition.title.grade]}${after(condition.title.years)}`
  const { kind, majorMatches, graduated } = condition.education
  const major = majorMatches ? '本专业或相关专业' : ''
  const state = graduated === true ? '毕业' : '毕业（含在读应届）'
  return `${kind.map((each) => SCHOOLS[each]).join('、')}${major}${state}`
}

/** The rules that leaves are reported under. */
export const RULES_OF_LEAVES = ['age', 'work-years', 'certificate', 'title', 'education'] as const

/** Which rule a leaf is reported under. */
export function ruleOf(leaf: Leaf): (typeof RULES_OF_LEAVES)[number] {
  if ('minAge' in leaf) return 'age'
  if ('workYears' in leaf) return 'work-years'
  if ('certificate' in leaf) return 'certificate'
  return 'title' in leaf ? 'title' : 'education'
}

const after = (years: number) => (years === 0 ? '' : `后满${years}年`)

const TITLES: Record<(typeof TITLE_GRADES)[number], string> = {
  junior: '初级职称',
  middle: '中级职称',
  senior: '高级职称',
}

/** What a kind of education is called (学历). */
export const SCHOOLS: Record<(typeof EDUCATION_KINDS)[number], string> = {
  'technician-school': '技工院校',
  'senior-technician-class': '技工院校高级工班',
  'technician-college': '技师学院预备技师班、技师班',
  'secondary-vocational': '中等职业学校',
  college: '高职、专科',
  'assessed-college': '经评估论证的高职、专科',
  higher: '本科及以上',
}
