import { EDUCATIONS, type StatusDetail, type StatusKind } from '../people/index.ts'

/** What a fact of this kind says besides its days. */
export const FIELDS_OF = {
  employed: ['occupation', 'post', 'employer', 'employerCode', 'placedAt'],
  student: ['placedAt'],
  'graduating-student': ['placedAt'],
  insured: ['scheme'],
  degree: ['education', 'school', 'major'],
} as const satisfies Partial<Record<StatusKind, readonly (keyof StatusDetail)[]>>

/** The fields that belong to a kind of fact; the employer is named only where the city's own register does not know it. */
export function detailOf(kind: StatusKind, given: StatusDetail, employerKnown: boolean): StatusDetail {
  const all: readonly (keyof StatusDetail)[] = kind in FIELDS_OF ? FIELDS_OF[kind as 'employed'] : []
  const wanted = all.filter((key) => !employerKnown || (key !== 'employer' && key !== 'employerCode'))
  return Object.fromEntries(wanted.flatMap((key) => (given[key] ? [[key, given[key]]] : [])))
}

const SCHEMES = { enterprise: '企业参保', institution: '机关事业单位参保', flexible: '灵活就业参保' }
const POSTS = { manager: '管理技术岗位', worker: '生产操作岗位' }

/** What a fact says besides its days, in words. */
export function detailInWords(detail: StatusDetail, employer: string): string {
  return [
    employer || detail.employer,
    detail.occupation,
    detail.post && POSTS[detail.post],
    detail.placedAt && `用工或实习单位 ${detail.placedAt}`,
    detail.scheme && SCHEMES[detail.scheme],
    detail.education && EDUCATIONS[detail.education],
    detail.school,
    detail.major,
  ]
    .filter(Boolean)
    .join('，')
}
