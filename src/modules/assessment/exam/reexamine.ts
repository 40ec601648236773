import { decide } from '../../../kernel/decision/decision.ts'
import { wording } from '../../../kernel/decision/wording.ts'
import { type Follower, follow, followEach } from '../../../kernel/event/index.ts'
import { groundWithdrawn } from '../../../kernel/ground/index.ts'
import { openReexamination, reexaminable } from '../../../kernel/reexamination/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { finishTeachOut, teachOutBegun } from '../../accreditation/index.ts'
import {
  type Certificate,
  currentCertificate,
  issuingResumed,
  revokeCertificate,
} from '../../certificates/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { personById } from '../../people/index.ts'
import { runsExams } from '../accredited/running.ts'
import { decideEligibility } from '../application/enrol.ts'
import { examOver, resultsStruck } from '../events.ts'
import { assessmentKind } from '../standard.ts'
import { candidatesOf, type Exam, examById, examsLeftOut } from '../store.ts'
import { struckIn } from '../strike/store.ts'
import { certify } from './certify.ts'
import { resultsOf } from './results.ts'

/**
 * A certificate is re-examined (复查) where its examination was voided, or what made its holder eligible was withdrawn:
 * a lower certificate, an earlier one, a degree, years of work. Two people decide whether it is revoked.
 */
reexaminable({
  kind: 'certificate',
  title: '证书',
  async about(ctx, id) {
    const one = await certificateOf(ctx, id)
    const person = await personById(ctx, one.person)
    const issuer = await organisationById(ctx.db, one.organisation.id)
    return {
      district: issuer?.district ?? (ctx.city.districts[0]?.code as string),
      person: one.person,
      organisation: one.organisation.id,
      title: `${person?.maskedName ?? '*'} · ${one.occupation.name}${levelName(one.level)}`,
      subtitle: `${one.number} · ${one.organisation.name}`,
      href: `/v/${one.code}`,
    }
  },
  async redecide(ctx, id) {
    const one = await certificateOf(ctx, id)
    const exam = await examOf(ctx, one)
    const candidate =
      exam && (await candidatesOf(ctx.db, exam.id)).find(({ person }) => person === one.person)
    if (!exam || !candidate) return { before: null, after: null }
    const before = candidate.eligibility.decision
    if (exam.state === 'void') return { before, after: await voided(ctx, exam) }
    if ((await struckIn(ctx.db, exam.id)).has(one.person) && candidate.result)
      return { before, after: candidate.result.decision, record: candidate.result }
    // A mark that was corrected since, or one carried from an earlier examination that fell: whoever fails by it had no right to the certificate.
    const result = (await resultsOf(ctx, exam)).find(({ person }) => person === one.person)
    const fell = candidate.passed === false || result?.facts.carried?.some((mark) => mark.fell !== undefined)
    if (fell && result?.decision.outcome === 'refused')
      return {
        before: candidate.result?.decision ?? before,
        after: result.decision,
        record: await ctx.record('assessment.result', result.facts, result.decision),
      }
    const { record } = await decideEligibility(ctx, exam, one.person)
    return { before, after: record.decision, record }
  },
  async overturn(ctx, id, file) {
    const one = await certificateOf(ctx, id)
    if (one.state === 'revoked') return
    const exam = await examOf(ctx, one)
    const fell = exam !== null && (exam.state === 'void' || (await struckIn(ctx.db, exam.id)).has(one.person))
    const reason = fell ? 'exam-void' : 'issued-in-error'
    await revokeCertificate(ctx, one.id, reason, `复查 ${file.number}`)
  },
})

/** What assessment does when something happens elsewhere. */
export const assessmentFollowers: readonly Follower[] = [
  // Who has nothing left to examine when the way out begins is out at once, others with their last examination.
  follow(teachOutBegun, 'assessment.finish-teach-out', finishIfDone),
  follow(examOver, 'assessment.finish-last-exam', finishIfDone),
  // Each certificate of a struck result is looked at for itself; one that waits keeps no other waiting.
  followEach(
    resultsStruck,
    'assessment.reexamine-struck',
    ({ exam, people }) => people.map((person) => ({ exam, person })),
    reexamineStruck,
  ),
  // Those who passed while issuing was stopped, or whom a corrected mark let pass.
  follow(issuingResumed, 'assessment.certify-left-out', certifyLeftOut),
  // A certificate that lost what it rests on is looked at again; one that was revoked or corrected since has ended.
  followEach(
    groundWithdrawn,
    'assessment.reexamine-certificate',
    ({ dependant, why }) => (dependant.kind === 'certificate' ? [{ id: dependant.id, why }] : []),
    async (ctx, { id, why }) => {
      const one = await currentCertificate(ctx.db, id)
      if (one?.state === 'valid') await openReexamination(ctx, { kind: 'certificate', id: one.id }, why)
    },
  ),
]

async function reexamineStruck(
  ctx: VerbContext,
  { exam, person }: { exam: string; person: string },
): Promise<void> {
  const struck = (await struckIn(ctx.db, exam)).get(person)
  const candidate = (await candidatesOf(ctx.db, exam)).find((one) => one.person === person)
  const one = candidate?.certificate ? await currentCertificate(ctx.db, candidate.certificate) : null
  if (struck && one?.state === 'valid')
    await openReexamination(ctx, { kind: 'certificate', id: one.id }, `成绩撤销：${struck.why}`)
}

async function certifyLeftOut(
  ctx: VerbContext,
  { organisation, exam }: { organisation: string; exam: string | null },
): Promise<void> {
  for (const one of await examsLeftOut(ctx.db, organisation, exam)) await certify(ctx, one)
}

async function finishIfDone(ctx: VerbContext, { organisation }: { organisation: string }): Promise<void> {
  if (!(await runsExams(ctx.db, organisation))) await finishTeachOut(ctx, organisation)
}

/** The certificate as it stands: a corrected one is its newest. */
async function certificateOf(ctx: VerbContext, id: string): Promise<Certificate> {
  const found = await currentCertificate(ctx.db, id)
  if (!found) throw new Error(`no certificate ${id}`)
  return found
}

/** The examination that a certificate was issued for; null for one of before this platform's examinations. */
const examOf = (ctx: VerbContext, { source }: Certificate): Promise<Exam | null> =>
  source.kind === 'exam' ? examById(ctx.db, source.id.slice(0, 36)) : Promise.resolve(null)

async function voided(ctx: VerbContext, exam: Exam) {
  const standards = await ctx.standards()
  const edition = standards.inForce(assessmentKind, exam.heldOn) ?? standards.all(assessmentKind)[0]
  if (!edition) throw new Error('the city publishes no assessment standard')
  return decide<true>()
    .uses(edition.id)
    .require(false, EXAM_VALID, standards.cite(edition.data.scope.clause), [exam.number])
    .grant(() => true)
}

const EXAM_VALID = wording<[number: string]>('assessment.exam-valid', {
  found: ([number]) => `考试 ${number} 已作废`,
  needed: '考试有效',
  next: '请重新参加考试',
})
