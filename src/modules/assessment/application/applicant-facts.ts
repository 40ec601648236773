import type { Standards } from '../../../kernel/standard/index.ts'
import { occupationKey, sameOccupation } from '../../../kernel/value/occupation.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { accreditationNow } from '../../accreditation/index.ts'
import { certificatesOf, earlierCertificatesOf } from '../../certificates/index.ts'
import { relatedMajors } from '../../occupations/rules.ts'
import { organisationById } from '../../organisations/index.ts'
import { type Education, type PersonStatus, personById, statusesOf, type Trust } from '../../people/index.ts'
import { countingFor } from '../eligibility/related-occupations.ts'
import type { ApplicationFacts } from '../eligibility/rules-eligibility.ts'
import { ofClass } from '../exam/rules-exam.ts'
import { assessmentKind } from '../standard.ts'
import { candidaciesOf, type Exam } from '../store.ts'
import type { Applicant } from './applicant.ts'

/** What is asked for: an examination, or as if there were one (id, state and assessor then name none). */
export type AskedFor = Pick<
  Exam,
  'id' | 'occupation' | 'level' | 'heldOn' | 'state' | 'category' | 'assessor'
>

/** A record that a fact was read from, with how well it is known. */
export interface Source {
  kind: 'certificate' | 'earlier-certificate' | 'status'
  id: string
  trust: Trust
  /** The condition that it serves, as the decision names it. */
  serves: 'certificate' | 'work' | 'education' | 'title' | 'staff'
}

/**
 * What is known of an applicant (资格审核的事实): read from the registers alone, and of them only what is known well
 * enough. Nothing that the applicant says of themselves takes part.
 */
export async function applicantFacts(
  ctx: VerbContext,
  exam: AskedFor,
  person: string,
): Promise<{ facts: ApplicationFacts; sources: Source[] }> {
  const standards = await ctx.standards()
  const found = await personById(ctx, person)
  if (!found) throw new Error(`no person ${person}`)
  const held = (await certificatesOf(ctx.db, person)).filter(
    (one) =>
      one.state === 'valid' && sameOccupation(one.workType ?? one.occupation.name, exam.occupation.name),
  )
  // A place in a competition or an honour is no level: what it opens is said where it is given.
  const earlier = (await earlierCertificatesOf(ctx.db, person)).filter(
    ({ occupation, distinction }) =>
      distinction === null && sameOccupation(occupation.name, exam.occupation.name),
  )
  const statuses = await statusesOf(ctx.db, person)
  const trusted = trustOf(exam, standards)
  const known = statuses.filter(({ trust }) => trusted.includes(trust))
  const counting = countingFor(exam.occupation.name, exam.heldOn, standards)
  const work = known.filter((one) => one.kind === 'employed' && counts(one, counting))
  const staff = exam.category === 'Y' ? await staffOf(ctx, exam, known) : null
  const schooling = known.flatMap((one) => schoolingOf(one, exam, standards))
  return {
    facts: {
      occupation: exam.occupation.name,
      level: exam.level,
      applicant: {
        onDay: exam.heldOn,
        born: found.born,
        work: work.map(({ from, to }) => ({ from, to })),
        certificates: [...held, ...earlier].flatMap(({ level, issuedOn }) =>
          level === null || level === 'special' ? [] : [{ level, issuedOn }],
        ),
        titles: earlier.flatMap(({ grade, issuedOn }) => (grade === null ? [] : [{ grade, issuedOn }])),
        education: schooling.map(({ education }) => education),
      },
      otherWork: statuses.filter(({ kind }) => kind === 'employed').length - work.length,
      holds:
        held.find((one) => one.level === exam.level)?.number ??
        earlier.find((one) => one.level === exam.level)?.certificateNumber ??
        null,
      // Once marks are published, another examination is no reason: the first certificate stands against the second.
      ...(exam.state === 'enrolling' ? { enrolledFor: await otherExam(ctx, exam, person) } : {}),
      ...(staff ? { ownStaff: staff.length > 0 } : {}),
    },
    sources: [
      ...held.map(({ id }) => ({
        kind: 'certificate' as const,
        id,
        trust: 'A' as const,
        serves: 'certificate' as const,
      })),
      ...earlier.map(({ id, grade }) => ({
        kind: 'earlier-certificate' as const,
        id,
        trust: 'B' as const,
        serves: grade === null ? ('certificate' as const) : ('title' as const),
      })),
      ...work.map(({ id, trust }) => ({ kind: 'status' as const, id, trust, serves: 'work' as const })),
      ...(staff ?? []).map(({ id, trust }) => ({
        kind: 'status' as const,
        id,
        trust,
        serves: 'staff' as const,
      })),
      ...schooling.map(({ id, trust }) => ({
        kind: 'status' as const,
        id,
        trust,
        serves: 'education' as const,
      })),
    ],
  }
}

const trustOf = (exam: AskedFor, standards: Standards): readonly Trust[] =>
  standards.inForce(assessmentKind, exam.heldOn)?.data.evidence.trust ?? []

/** R4.6: employment counts where what the person worked as is this occupation or a related one. */
const counts = ({ detail }: PersonStatus, counting: ReadonlySet<string>): boolean =>
  detail.occupation !== undefined && counting.has(occupationKey(detail.occupation))

/** R4.1: the rows that make somebody one of those whom an employer is accredited to examine: its staff, and whom it named beside them. */
async function staffOf(
  ctx: VerbContext,
  { assessor, heldOn }: AskedFor,
  known: readonly PersonStatus[],
): Promise<PersonStatus[]> {
  const code = (await organisationById(ctx.db, assessor))?.creditCode
  const named = new Set((await accreditationNow(ctx.db, assessor))?.candidates)
  return known.filter(({ kind, organisation, detail, from, to }) => {
    if (!holdsOn({ from, to }, heldOn)) return false
    if (kind === 'employed' && organisation === assessor) return true
    if (code === undefined || detail.placedAt !== code) return false
    return named.has(kind === 'employed' ? 'dispatched' : 'interns')
  })
}

const holdsOn = ({ from, to }: { from: CivilDate; to: CivilDate | null }, day: CivilDate): boolean =>
  from <= day && (to === null || day <= to)

/** A degree, or the final year before one (含在读应届), as the register knows it; nothing for other rows. */
function schoolingOf(
  { id, kind, detail, from, to, trust }: PersonStatus,
  exam: AskedFor,
  standards: Standards,
): { id: string; trust: Trust; education: Applicant['education'][number] }[] {
  if (detail.education === undefined) return []
  const level = KIND_OF[detail.education]
  const finalYear = kind === 'graduating-student' && holdsOn({ from, to }, exam.heldOn)
  if (level === null || !(finalYear || (kind === 'degree' && from <= exam.heldOn))) return []
  const majors = relatedMajors(exam.occupation.name, exam.heldOn, standards)?.majors ?? []
  const majorMatches = detail.major !== undefined && majors.includes(detail.major)
  return [
    {
      id,
      trust,
      education: { kind: level, majorMatches, graduated: finalYear ? 'enrolled-final-year' : true },
    },
  ]
}

const KIND_OF: Record<Education, Applicant['education'][number]['kind'] | null> = {
  'junior-school': null,
  'senior-school': null,
  'secondary-vocational': 'secondary-vocational',
  technician: 'technician-school',
  'senior-technician': 'senior-technician-class',
  'technician-college': 'technician-college',
  associate: 'college',
  bachelor: 'higher',
  master: 'higher',
  doctor: 'higher',
}

/** Another examination of this occupation and level that has not ended, in which the person has a place: whoever was left without a seat has none. */
async function otherExam(ctx: VerbContext, exam: AskedFor, person: string): Promise<string | null> {
  const others = await candidaciesOf(ctx.db, person, exam.id)
  const open = others.find(
    (one) =>
      one.eligible &&
      (one.exam.state === 'enrolling' ||
        (one.seat !== null && ['seated', 'notice'].includes(one.exam.state))) &&
      ofClass(
        { occupation: one.exam.occupation.name, level: one.exam.level },
        { occupation: exam.occupation.name, level: exam.level },
      ),
  )
  return open?.exam.number ?? null
}
