import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { EDUCATION_KINDS, TITLE_GRADES } from '../eligibility/condition.ts'

/** What is known of a person who applies for a level on a day (报考人). */
export interface Applicant {
  onDay: CivilDate
  born: CivilDate
  /** Employment in the occupation or a related one, both days included; `to` null while it runs. */
  work: readonly { from: CivilDate; to: CivilDate | null }[]
  certificates: readonly { level: 5 | 4 | 3 | 2 | 1; issuedOn: CivilDate }[]
  titles: readonly { grade: (typeof TITLE_GRADES)[number]; issuedOn: CivilDate }[]
  education: readonly {
    kind: (typeof EDUCATION_KINDS)[number]
    majorMatches: boolean
    graduated: boolean | 'enrolled-final-year'
  }[]
}
