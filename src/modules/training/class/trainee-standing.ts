import type { Standards } from '../../../kernel/standard/index.ts'
import { checkPlainNumber } from '../../../kernel/value/person/identity-document.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import {
  type FactKind,
  GROUPS,
  retirementAgeOn,
  type Standing,
  type SubsidyGroup,
  standingOn,
} from '../../people/index.ts'

/** What is asked of the registers about everybody on a roster. */
export const CLASS_FACTS: readonly FactKind[] = [
  'life',
  'retirement',
  'schooling',
  'employment',
  'unemployment',
  'hardship',
  'residence',
]

/** Groups of people without work; who is registered as employed is none of them (冒用身份, 3.2). */
const WITHOUT_WORK: readonly SubsidyGroup[] = ['registered-unemployed', 'hardship']

/** The standing of somebody whom the city does not know yet: what the number alone tells. */
export function standingOfNumber(
  number: string,
  day: CivilDate,
  today: CivilDate,
  standards: Standards,
): Standing {
  const checked = checkPlainNumber(number, today)
  const { born, sex } = checked.valid ? checked.value : { born: null, sex: null }
  const age = born && sex ? retirementAgeOn({ born, sex, post: null }, day, standards) : null
  return standingOn([], day, { age })
}

/** What of a standing a filing is decided on. */
export const excludedBy = ({ pupil, retired, deceased, custody }: Standing) => ({
  pupil,
  retired,
  ...(deceased ? { deceased } : {}),
  ...(custody ? { custody } : {}),
})

/** The declared group against the registered ones: a contradiction that blocks, a doubt, or that all is well. */
export function comparedGroup(
  declared: SubsidyGroup,
  employer: string | null,
  standing: Standing,
): { registered: string; blocks: string | null; doubt: string | null } {
  const known = standing.groups.filter(({ trust }) => trust === 'A' || trust === 'B')
  const registered = known.map(({ group }) => GROUPS[group]).join('、')
  const has = (group: SubsidyGroup) => known.some((one) => one.group === group)
  if (WITHOUT_WORK.includes(declared) && has('enterprise-employee')) {
    return {
      registered,
      blocks: `名册填“${GROUPS[declared]}”，登记显示开班日在企业就业`,
      doubt: null,
    }
  }
  if (!has(declared)) {
    return {
      registered,
      blocks: null,
      doubt: registered
        ? `填“${GROUPS[declared]}”，登记显示为${registered}`
        : `填“${GROUPS[declared]}”，登记中没有查到依据`,
    }
  }
  if (declared === 'enterprise-employee' && employer && standing.employer && employer !== standing.employer)
    return { registered, blocks: null, doubt: '填写的用人单位与参保登记的单位不一致' }
  if (declared !== 'enterprise-employee' && has('enterprise-employee'))
    return { registered, blocks: null, doubt: `填“${GROUPS[declared]}”，登记显示同时在企业就业` }
  return { registered, blocks: null, doubt: null }
}
