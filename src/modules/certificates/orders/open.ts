import { type CaseFile, openCase } from '../../../kernel/case/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'
import { type Certificate, certificateTitle } from '../schema.ts'
import { lockCertificate } from '../store.ts'
import { delivered } from './address.ts'
import { CAUSES, type Delivery } from './in-words.ts'
import { papersOf, voidPaper } from './papers.ts'
import { orderProcedure } from './procedure.ts'
import { mayAsk, type PaperFacts } from './rules.ts'
import { insertOrder, openOrderOf } from './store.ts'

/** How a certificate stands where a paper of it is asked for. */
export async function paperFacts(ctx: VerbContext, certificate: Certificate): Promise<PaperFacts> {
  const papers = await papersOf(ctx.db, certificate.id)
  return {
    state: certificate.state,
    open: (await openOrderOf(ctx.db, certificate.id))?.number ?? null,
    paper: papers.some((one) => one.void === null),
  }
}

/** Opens the case of a paper (纸质证书申请). The paper that was lost or damaged is void from now on. Throws 409 where there may be none. */
export async function openOrder(
  ctx: VerbContext,
  certificate: Certificate,
  given: { reprint: 'lost' | 'damaged' | null; delivery: Delivery; address?: string | undefined },
): Promise<CaseFile> {
  await lockCertificate(ctx.db, certificate.id)
  const facts = await paperFacts(ctx, certificate)
  const answer = mayAsk(facts, given.reprint)
  if (!answer.may) throw refusalOf(answer.why, facts.open)
  const { cause } = answer
  const to = delivered(ctx, certificate.id, given)
  const issuer = await organisationById(ctx.db, certificate.organisation.id)
  const district = issuer?.district ?? (ctx.city.districts[0]?.code as string)
  const file = await openCase(ctx, orderProcedure, {
    district,
    person: certificate.person,
    organisation: certificate.organisation.id,
    title: `${certificateTitle(certificate.level)} ${certificate.occupation.name} ${levelName(certificate.level)}`,
    subtitle: `${certificate.name} ${certificate.number}`,
    form: { certificate: certificate.id, cause },
    attention: cause === 'first' ? [] : [CAUSES[cause]],
  })
  const order = {
    number: file.number,
    certificate: certificate.id,
    organisation: certificate.organisation.id,
    district,
    person: certificate.person,
    cause,
    ...to,
  }
  if (!(await insertOrder(ctx.db, order, ctx.today))) throw refusals.paperAsked()
  if (cause !== 'first') await voidPaper(ctx.db, certificate.id, cause, ctx.today)
  return file
}

const refusalOf = (
  why: Extract<ReturnType<typeof mayAsk>, { may: false }>['why'],
  open: string | null,
): Error => {
  switch (why) {
    case 'revoked':
      return refusals.certificateRevoked()
    case 'corrected':
      return refusals.certificateCorrected()
    case 'open':
      return refusals.paperAsked({ detail: `办件 ${open} 还没有办完，请在那里看进度、改地址。` })
    case 'cause':
      return refusals.sayWhyReprint({ fields: [{ path: 'reprint', message: '请选择遗失还是损坏' }] })
    case 'no-paper':
      return refusals.nothingToReprint()
  }
}
