import { type CaseFile, openCase } from '../../../kernel/case/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { certificateById } from '../certificate.ts'
import { rankOf } from '../earlier/rank.ts'
import { earlierById } from '../earlier/store.ts'
import { refusals } from '../refusals.ts'
import { changeProcedure } from './procedure.ts'
import { type Change, insertChange, openChangeOf } from './store.ts'

/** What a change is about, and whose desk it goes over: of the issuer for ours, of nobody but the city for earlier ones. */
interface Subject {
  register: 'issued' | 'earlier'
  title: string
  person: string
  organisation: string | null
}

/** A certificate that may be changed by this actor: valid, and issued by the actor's own body. Throws 404, 409, 403. */
export async function subjectOf(ctx: VerbContext, id: string): Promise<Subject> {
  const issued = await certificateById(ctx.db, id)
  if (issued) {
    ctx.within({ organisation: issued.organisation.id })
    if (issued.state === 'revoked') throw refusals.certificateRevoked()
    if (issued.state === 'corrected') throw refusals.certificateCorrected()
    const { occupation, level, number, person, organisation } = issued
    const title = `${occupation.name} ${levelName(level)} ${number}`
    return { register: 'issued', title, person, organisation: organisation.id }
  }
  const earlier = await earlierById(ctx.db, id)
  if (earlier?.state !== 'accepted') throw refusals.noSuchCertificate()
  ctx.within({})
  const title = `${earlier.occupation.name} ${rankOf(earlier)} ${earlier.certificateNumber}`
  return { register: 'earlier', title, person: earlier.person, organisation: null }
}

/** Opens the case of a change (提出更正、撤销); only one of a certificate is open at a time. Throws 409. */
export async function propose(
  ctx: VerbContext,
  id: string,
  subject: Subject,
  what: Pick<Change, 'kind' | 'change' | 'idNumber' | 'basis'>,
): Promise<CaseFile> {
  const word = what.kind === 'correction' ? '更正' : '撤销'
  const file = await openCase(ctx, changeProcedure, {
    district: await districtOf(ctx, subject),
    person: subject.person,
    organisation: subject.organisation,
    title: `${word}证书：${subject.title}`,
    form: { certificate: id, register: subject.register, kind: what.kind },
  })
  const change = { ...what, number: file.number, certificate: id, register: subject.register, open: true }
  if (!(await insertChange(ctx.db, change as Change))) {
    const other = await openChangeOf(ctx.db, id)
    throw refusals.changeRunning({ detail: `请等 ${other ?? '那一件'} 办结，或者先撤回它。` })
  }
  ctx.act.purpose(what.basis)
  return file
}

async function districtOf(ctx: VerbContext, { organisation }: Subject): Promise<string> {
  const issuer = organisation ? await organisationById(ctx.db, organisation) : null
  return issuer?.district ?? (ctx.city.districts[0]?.code as string)
}
