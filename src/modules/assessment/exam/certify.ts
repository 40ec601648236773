import { noticeOfCase } from '../../../kernel/case/index.ts'
import type { Ground } from '../../../kernel/ground/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { frozenFor, issueCertificate } from '../../certificates/index.ts'
import { type Organisation, organisationById } from '../../organisations/index.ts'
import { openIdNumber, personById } from '../../people/index.ts'
import { decideEligibility } from '../application/enrol.ts'
import { type Certified, certified } from '../events.ts'
import { carriedGrounds, carriedToday } from '../resit/standing.ts'
import { tellFallen } from '../resit/tell.ts'
import { issuerLetter, mayIssueCertificate } from '../rules.ts'
import { assessmentKind } from '../standard.ts'
import {
  type Candidate,
  candidatesOf,
  type Exam,
  setCertificate,
  setEligibility,
  setResult,
} from '../store.ts'
import { resultsOf } from './results.ts'

/**
 * Issues the certificates of an examination (发证), once for each candidate who passed, and tells who follows. Whether
 * they are eligible is asked once more: a lower certificate may have been revoked since they enrolled.
 */
export async function certify(ctx: VerbContext, exam: Exam): Promise<number> {
  const assessor = await organisationById(ctx.db, exam.assessor)
  if (!assessor) throw new Error(`no organisation ${exam.assessor}`)
  // Issuing that is stopped waits: who asks again when it goes on gets what was left out here.
  if (await frozenFor(ctx.db, exam.assessor, exam.id)) return 0
  const notice = await noticeOfCase(ctx.db, exam.number)
  const standards = await ctx.standards()
  const people: Certified['people'] = []
  for (const one of await candidatesOf(ctx.db, exam.id)) {
    if (!one.eligible || one.passed !== true || one.certificate) continue
    if (!(await passesStill(ctx, exam, one))) continue
    const { record, grounds } = await decideEligibility(ctx, exam, one.person)
    const eligible = record.decision.outcome === 'granted'
    if (!eligible) await setEligibility(ctx.db, exam.id, one.person, false, await ctx.kept(record))
    const decision = mayIssueCertificate(
      {
        day: ctx.today,
        eligible,
        passed: true,
        publishedUntil: notice?.endsOn ?? null,
        objectionOpen: false,
      },
      standards,
    )
    if (decision.outcome !== 'granted') continue
    const certificate = await issue(ctx, exam, assessor, one, [
      { kind: 'exam', id: exam.id, trust: 'A' },
      ...(await carriedGrounds(ctx.db, one)),
      ...grounds,
    ])
    people.push({ certificate, person: one.person, class: one.class })
  }
  await ctx.emit(certified, { exam: exam.id, people })
  ctx.act.subject('case', exam.number)
  return people.length
}

/** Whether what was carried into it stands; who passed by a mark that fell since has failed, and is told why on the result. */
async function passesStill(ctx: VerbContext, exam: Exam, { person, carried }: Candidate): Promise<boolean> {
  const today = (await carriedToday(ctx.db, [{ person, carried }])).get(person) ?? []
  const fallen = today.filter(({ fell }) => fell !== undefined)
  if (fallen.length === 0) return true
  const result = (await resultsOf(ctx, exam)).find((one) => one.person === person)
  if (!result) return false
  const record = await ctx.record('assessment.result', result.facts, result.decision)
  await setResult(ctx.db, exam.id, person, false, record)
  await tellFallen(ctx, exam, { person, fallen }, 'after-results')
  return false
}

async function issue(
  ctx: VerbContext,
  exam: Exam,
  assessor: Organisation,
  one: Candidate,
  grounds: readonly Ground[],
): Promise<string> {
  const person = await personById(ctx, one.person)
  if (!person) throw new Error(`no person ${one.person}`)
  const edition = (await ctx.standards()).inForce(assessmentKind, exam.heldOn)
  const issued = await issueCertificate(ctx, {
    person: one.person,
    name: person.name,
    document: person.document,
    idNumber: await openIdNumber(ctx, one.person),
    occupation: exam.occupation,
    level: exam.level,
    issuedOn: ctx.today,
    organisation: { id: assessor.id, name: assessor.name, creditCode: assessor.creditCode },
    category: exam.category ?? issuerLetter(assessor.kinds) ?? 'S',
    ...(edition ? { special: edition.data.special } : {}),
    siteCode: assessor.siteCode ?? '',
    bodyCode: assessor.bodyCode,
    source: { kind: 'exam', id: `${exam.id}:${one.person}` },
    grounds,
  })
  await setCertificate(ctx.db, exam.id, one.person, issued.id)
  return issued.id
}
