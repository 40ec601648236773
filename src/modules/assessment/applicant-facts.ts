import type { Standards } from '../../kernel/standard/index.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { type Certificate, certificatesOf } from '../certificates/index.ts'
import { occupationKey } from '../occupations/rules.ts'
import { type PersonStatus, personById, statusesOf, type Trust } from '../people/index.ts'
import { countingFor } from './related-occupations.ts'
import type { ApplicationFacts } from './rules-eligibility.ts'
import { ofClass } from './rules-exam.ts'
import { assessmentKind } from './standard.ts'
import { candidaciesOf, type Exam } from './store.ts'

/**
 * What is known of an applicant (资格审核的事实): read from the registers alone, and of them only what is known well
 * enough. Nothing that the applicant says of themselves takes part.
 */
export async function applicantFacts(
  ctx: VerbContext,
  exam: Exam,
  person: string,
): Promise<ApplicationFacts> {
  const standards = await ctx.standards()
  const found = await personById(ctx, person)
  if (!found) throw new Error(`no person ${person}`)
  const held = (await certificatesOf(ctx.db, person)).filter(
    (one) => one.state === 'valid' && isOf(one, exam),
  )
  const statuses = await statusesOf(ctx.db, person)
  const employment = statuses.filter(({ kind }) => kind === 'employed')
  const known = employment.filter(({ trust }) => trustOf(exam, standards).includes(trust))
  const counting = countingFor(exam.occupation.name, exam.heldOn, standards)
  const work = known.filter((one) => counts(one, counting))
  return {
    occupation: exam.occupation.name,
    level: exam.level,
    applicant: {
      onDay: exam.heldOn,
      born: found.born,
      work: work.map(({ from, to }) => ({ from, to })),
      certificates: held.map((one) => ({ level: one.level, issuedOn: one.issuedOn })),
      titles: [],
      education: [],
    },
    otherWork: employment.length - work.length,
    holds: held.find((one) => one.level === exam.level)?.number ?? null,
    enrolledFor: await otherExam(ctx, exam, person),
    ...(exam.category === 'Y' ? { ownStaff: known.some((one) => isStaffOf(one, exam)) } : {}),
  }
}

/** Whether a certificate is of the examination's occupation, however the two are spelt. */
const isOf = ({ occupation }: Certificate, exam: Exam): boolean =>
  occupationKey(occupation.name) === occupationKey(exam.occupation.name)

const trustOf = (exam: Exam, standards: Standards): readonly Trust[] =>
  standards.inForce(assessmentKind, exam.heldOn)?.data.evidence.trust ?? []

/** R4.6: employment counts where what the person worked as is this occupation or a related one. */
function counts(
  one: PersonStatus & { detail?: { occupation?: string } },
  counting: ReadonlySet<string>,
): boolean {
  if (one.detail === undefined) return true
  return one.detail.occupation !== undefined && counting.has(occupationKey(one.detail.occupation))
}

const isStaffOf = ({ organisation, from, to }: PersonStatus, { assessor, heldOn }: Exam): boolean =>
  organisation === assessor && from <= heldOn && (to === null || heldOn <= to)

/** Another examination of this occupation and level that has not ended, in which the person has a place. */
async function otherExam(ctx: VerbContext, exam: Exam, person: string): Promise<string | null> {
  const others = await candidaciesOf(ctx.db, person, exam.id)
  const open = others.find(
    (one) =>
      one.eligible &&
      ['enrolling', 'seated', 'notice'].includes(one.exam.state) &&
      ofClass(
        { occupation: one.exam.occupation.name, level: one.exam.level },
        { occupation: exam.occupation.name, level: exam.level },
      ),
  )
  return open?.exam.number ?? null
}
