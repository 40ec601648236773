import { z } from 'zod'
import { casesOf } from '../../../kernel/case/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { SIGNER_KEYS } from '../kinds.ts'
import { digestOfAgreement } from '../members/digest.ts'
import { addSignature, memberById, membershipsOf, membersOf } from '../members/store.ts'
import { AgreementView, agreementViews, signerFor } from '../members/views.ts'
import { programmeProcedure } from '../plan/procedure.ts'
import { refusals } from '../refusals.ts'
import { programmeOn } from '../standard.ts'
import { programmeOfCase } from '../store.ts'

const SHOWN = 20

/** The agreements in which one is the apprentice (我的培养协议). */
export const myAgreements = verb({
  name: 'programmes.my-agreements',
  title: '查看我的培养协议',
  http: 'GET /programmes/my-agreements',
  who: may('programmes.sign'),
  input: z.strictObject({}),
  output: z.object({ items: z.array(AgreementView) }),
  async run(ctx) {
    const { person } = ctx.actor
    return { items: person ? await agreementViews(ctx, await membershipsOf(ctx.db, person, SHOWN)) : [] }
  },
})

/** Whom a programme names, for the two organisations of it, with who has signed (学徒名单). */
export const listMembers = verb({
  name: 'programmes.members',
  title: '查看项目的学徒名单和协议',
  http: 'GET /programmes/{number}/members',
  who: may('programmes.apply'),
  input: z.strictObject({ number: z.string().max(30) }),
  output: z.object({ number: z.string(), own: z.boolean(), items: z.array(AgreementView) }),
  async run(ctx, { number }) {
    const [file] = await casesOf(ctx.db, { numbers: [number], kind: programmeProcedure.kind })
    if (!file) throw refusals.noSuchProgramme()
    const { organisation, partner } = await programmeOfCase(ctx.db, number)
    const own = ctx.actor.organisation === organisation
    ctx.within({ organisation: own || partner === null ? organisation : partner })
    return { number, own, items: await agreementViews(ctx, await membersOf(ctx.db, number)) }
  },
})

/** One of the three signs (签字): what is signed is kept by its digest, and stands until a term that it covers changes. */
export const signAgreement = verb({
  name: 'programmes.sign',
  title: '签订学徒培养协议',
  http: 'POST /programmes/agreements/{id}/signatures',
  who: may('programmes.sign'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ signer: z.enum(SIGNER_KEYS) }),
  async run(ctx, { id }) {
    const one = await memberById(ctx.db, id)
    const programme = one && (await programmeOfCase(ctx.db, one.programme))
    const signer = one && programme ? signerFor(ctx, one, programme) : null
    if (!one || !programme || !signer) throw refusals.notYourAgreement()
    ctx.act.subject('case', programme.number)
    ctx.act.district(programme.district)
    if (!programmeOn(await ctx.standards(), programme.kind, programme.plannedOn)?.data.agreement)
      throw refusals.noAgreement()
    if (one.leftOn !== null || programme.standing === 'ended' || programme.standing === 'settled')
      throw refusals.noSuchMember()
    const entered = await addSignature(ctx.db, {
      member: id,
      signer,
      account: ctx.actor.account ?? '',
      label: ctx.actor.label,
      digest: digestOfAgreement(one, programme),
      at: ctx.now,
    })
    if (!entered) throw refusals.signedAlready()
    return { signer }
  },
})
