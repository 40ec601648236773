import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { levelInWords } from '../in-words.ts'
import type { CertificateRecord, ExamRecord } from '../records.ts'
import { holdsOn, numberOf } from './days.ts'
import { type Candidate, grouped, type Indexed, type Moment, rule } from './rule.ts'
import { CONTEST, OUTSIDE, SOON } from './wording.ts'

const restsOf = (rows: readonly CertificateRecord[]): Candidate<never>['rests'] =>
  rows.map(({ id }) => ({ kind: 'certificate', id }))

const peopleOf = (rows: readonly CertificateRecord[]): string[] =>
  [...new Set(rows.map(({ person }) => person))].sort()

/** How many certificates each day brought. */
const issued = (rows: readonly CertificateRecord[]): Moment[] =>
  [...grouped(rows, ({ issuedOn }) => issuedOn)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, all]) => ({ at: day, text: `发证 ${all.length} 张`, source: '证书库' }))

/** F10: an organisation issues certificates in bulk within weeks of its registration. */
export const F10 = rule<[certificates: number, weeks: number, registered: string]>({
  id: 'F10',
  says: SOON,
  *candidates(records, { F10: { weeks } }) {
    const byIssuer = grouped(records.certificates, ({ issuer }) => issuer)
    for (const { id, registeredOn } of records.organisations) {
      if (registeredOn === undefined) continue
      const last = numberOf(registeredOn) + weeks * 7
      const soon = (byIssuer.get(id) ?? []).filter(
        ({ issuedOn }) => issuedOn >= registeredOn && numberOf(issuedOn) <= last,
      )
      if (soon.length === 0) continue
      yield {
        values: [soon.length, weeks, registeredOn],
        about: { kind: 'organisation', id },
        organisation: id,
        people: peopleOf(soon),
        against: [],
        rests: restsOf(soon),
        timeline: () => [{ at: registeredOn, text: '登记', source: '机构名录' }, ...issued(soon)],
      }
    }
  },
  suspects: ([certificates], { F10: limits }) => certificates >= limits.certificates,
})

/** F11: an examination outside the scope or the venues of who holds it. */
export const F11 = rule<[kind: string, what: string]>({
  id: 'F11',
  says: OUTSIDE,
  *candidates(records) {
    const byExam = grouped(records.certificates, ({ exam }) => exam ?? '')
    for (const one of records.exams) {
      const outside = whatIsOutside(one, records)
      if (!outside) continue
      const certificates = byExam.get(one.id) ?? []
      yield {
        values: outside,
        about: { kind: 'exam', id: one.id },
        organisation: one.assessor,
        people: one.marks.map(({ person }) => person).sort(),
        against: [],
        rests: restsOf(certificates),
        timeline: () => [
          { at: one.heldOn, text: `在${one.place}考${one.occupation}`, source: '考试计划' },
          ...issued(certificates),
        ],
      }
    }
  },
  suspects: ([kind]) => kind === 'scope' || kind === 'venue',
})

function whatIsOutside(one: ExamRecord, records: Indexed): [string, string] | null {
  const assessor = records.organisation.get(one.assessor)
  if (!assessor) return null
  const inScope = assessor.scopes.some(
    (scope) =>
      sameOccupation(scope.occupation, one.occupation) &&
      scope.levels.includes(one.level) &&
      holdsOn(scope, one.heldOn),
  )
  if (!inScope) return ['scope', `${one.occupation} ${levelInWords(one.level)}`]
  if (assessor.venues && !assessor.venues.includes(one.place)) return ['venue', one.place]
  return null
}

/** F12: a competition gives certificates to most of those who came. */
export const F12 = rule<[certificates: number, entrants: number]>({
  id: 'F12',
  says: CONTEST,
  *candidates(records) {
    const byContest = grouped(
      records.certificates.filter(({ competition }) => competition !== undefined),
      ({ competition }) => competition as string,
    )
    for (const one of records.competitions) {
      const certificates = byContest.get(one.id)
      if (!certificates) continue
      yield {
        values: [certificates.length, one.entrants],
        about: { kind: 'competition', id: one.id },
        organisation: one.organiser,
        people: peopleOf(certificates),
        against: [],
        rests: restsOf(certificates),
        timeline: () => [
          { at: one.heldOn, text: `${one.entrants} 人参赛`, source: '竞赛记录' },
          ...issued(certificates),
        ],
      }
    }
  },
  suspects: ([certificates, entrants], { F12: limits }) =>
    certificates >= limits.certificates && certificates >= entrants * limits.share,
})
