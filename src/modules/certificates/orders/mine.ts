import { z } from 'zod'
import { readFile } from '../../../kernel/case/index.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { certificateById, certificateByNumber } from '../certificate.ts'
import { refusals } from '../refusals.ts'
import type { Certificate } from '../schema.ts'
import { AddressShape, DeliveryShape, openAddress } from './address.ts'
import { CHECKS, VOIDS } from './in-words.ts'
import { openOrder, paperFacts } from './open.ts'
import { papersOf } from './papers.ts'
import { openOrderOf } from './store.ts'

async function ownCertificate(ctx: VerbContext, id: string): Promise<Certificate> {
  const found = await certificateById(ctx.db, id)
  if (!found || found.person !== ctx.actor.person) throw refusals.notYourCertificate()
  return found
}

const Reprint = z.enum(['lost', 'damaged'])

/** What the holder sees of the papers of a certificate (我的纸质证书): those that there were, and the order that is open. */
export const myPaper = verb({
  name: 'my.paper-certificate',
  title: '查看本人的纸质证书',
  http: 'GET /my/certificates/{id}/paper',
  who: may('certificates.ask-paper'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    title: z.string(),
    state: z.enum(['valid', 'corrected', 'revoked']),
    /** Where it is collected. */
    issuer: z.object({ name: z.string(), address: z.string(), phone: z.string() }),
    papers: z.array(
      z.object({ blank: z.string(), printedOn: z.string(), voided: z.string().nullable(), why: z.string() }),
    ),
    /** A paper is with the holder, so that another is printed only in its place. */
    held: z.boolean(),
    order: z
      .object({
        number: z.string(),
        delivery: z.enum(['collect', 'post']),
        address: z.string().nullable(),
        handed: z.string().nullable(),
        /** Where its case stands. */
        step: z.string(),
      })
      .nullable(),
  }),
  async run(ctx, { id }) {
    const certificate = await ownCertificate(ctx, id)
    const facts = await paperFacts(ctx, certificate)
    const order = await openOrderOf(ctx.db, id)
    const issuer = await organisationById(ctx.db, certificate.organisation.id)
    return {
      title: `${certificate.occupation.name} ${certificate.number}`,
      state: certificate.state,
      issuer: {
        name: certificate.organisation.name,
        address: issuer?.address ?? '',
        phone: issuer?.phone ?? '',
      },
      papers: (await papersOf(ctx.db, id)).map((one) => ({
        blank: one.blank,
        printedOn: one.printedOn,
        voided: one.void?.on ?? null,
        why: one.void ? VOIDS[one.void.why] : '',
      })),
      held: facts.paper && !facts.open,
      order: order && {
        number: order.number,
        delivery: order.delivery,
        address: openAddress(ctx, order),
        handed: order.handed,
        step: (await readFile(ctx.db, order.number))?.state ?? '',
      },
    }
  },
})

/** 申领、补发纸质证书: of one's own certificate, without fee. Throws 404, 409, 422. */
export const askPaper = verb({
  name: 'my.ask-paper-certificate',
  title: '申领纸质证书',
  http: 'POST /my/certificates/{id}/paper',
  who: may('certificates.ask-paper'),
  input: z.strictObject({
    id: z.uuid(),
    delivery: DeliveryShape,
    address: AddressShape.optional(),
    reprint: Reprint.optional(),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, reprint = null, delivery, address }) {
    const { number } = await openOrder(ctx, await ownCertificate(ctx, id), { reprint, delivery, address })
    return { number }
  },
})

/** The same at a counter, for whoever has no telephone: with the identity document seen. Throws 404, 409, 422. */
export const askPaperFor = verb({
  name: 'certificates.ask-paper-for',
  title: '窗口代申领纸质证书',
  http: 'POST /certificates/papers',
  who: may('certificates.ask-paper-for'),
  input: z.strictObject({
    number: z.string().trim().min(10, '请填写证书编号').max(40),
    name: z.string().trim().min(1, '请填写姓名').max(60),
    delivery: DeliveryShape,
    address: AddressShape.optional(),
    reprint: Reprint.optional(),
    check: z.enum(['identity-card', 'electronic-card', 'letter-and-cards'], '请选择怎么核验的'),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { number, name, reprint = null, delivery, address, check }) {
    ctx.act.purpose(CHECKS[check])
    const found = await certificateByNumber(ctx.db, number)
    // A wrong name is answered like a wrong number, so that the counter is no way to learn whose a certificate is.
    if (!found || found.name !== name) throw refusals.noSuchCertificate()
    if (ctx.actor.kind === 'organisation') ctx.within({ organisation: found.organisation.id })
    const file = await openOrder(ctx, found, { reprint, delivery, address })
    return { number: file.number }
  },
})
