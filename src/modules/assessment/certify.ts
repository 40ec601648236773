import { noticeOfCase } from '../../kernel/case/index.ts'
import type { CertificateLevel } from '../../kernel/value/level.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { issueCertificate } from '../certificates/index.ts'
import { organisationById } from '../organisations/index.ts'
import { openIdNumber, personById } from '../people/index.ts'
import { type Certified, certified } from './events.ts'
import { mayIssueCertificate } from './rules.ts'
import { candidatesOf, type Exam, setCertificate } from './store.ts'

/** Issues the certificates of an examination (发证), once for each candidate who passed, and tells who follows. */
export async function certify(ctx: VerbContext, exam: Exam): Promise<number> {
  const assessor = await organisationById(ctx.db, exam.assessor)
  if (!assessor) throw new Error(`no organisation ${exam.assessor}`)
  if (!assessor.siteCode) throw new Error(`${assessor.id} has no site code for certificate numbers`)
  if (exam.level === 'special') throw new Error(`${exam.number}: 专项 certificates are numbered elsewhere`)
  const notice = await noticeOfCase(ctx.db, exam.number)
  const standards = await ctx.standards()
  const people: Certified['people'] = []
  for (const one of await candidatesOf(ctx.db, exam.id)) {
    const decision = mayIssueCertificate(
      {
        day: ctx.today,
        eligible: one.eligible,
        passed: one.passed === true,
        publishedUntil: notice?.endsOn ?? null,
        objectionOpen: false,
      },
      standards,
    )
    if (decision.outcome !== 'granted') continue
    const person = await personById(ctx, one.person)
    if (!person) throw new Error(`no person ${one.person}`)
    const issued = await issueCertificate(ctx, {
      person: one.person,
      name: person.name,
      idNumber: await openIdNumber(ctx, one.person),
      occupation: exam.occupation,
      level: exam.level as CertificateLevel,
      issuedOn: ctx.today,
      organisation: { id: assessor.id, name: assessor.name, creditCode: assessor.creditCode },
      siteCode: assessor.siteCode,
      bodyCode: assessor.bodyCode,
      source: { kind: 'exam', id: `${exam.id}:${one.person}` },
    })
    await setCertificate(ctx.db, exam.id, one.person, issued.id)
    people.push({ certificate: issued.id, person: one.person, class: one.class })
  }
  await ctx.emit(certified, { exam: exam.id, people })
  ctx.act.subject('case', exam.number)
  return people.length
}
