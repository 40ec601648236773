import { z } from 'zod'
import { may, upload, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { onRoster } from '../../attendance/store.ts'
import { compared, FACE_SAYS, type FaceSays } from '../../face/provider.ts'
import { faceProvider } from '../../face/providers.ts'
import { endFaceConsents, faceConsentOf, keepFaceConsent, keepFaceSays } from '../../face/store.ts'
import { leftOn } from '../../life/store.ts'
import { noClass } from '../../listing/views.ts'
import { refusals } from '../../refusals.ts'
import { holdClass, readClass, type TrainingClass } from '../../store.ts'

/** A picture as a phone's page makes it small before it is sent. */
const Picture = upload(512 * 1024)
const Says = z.enum(Object.keys(FACE_SAYS) as [FaceSays, ...FaceSays[]])

/** Whether the city compares pictures, and what the trainee agreed to for this class (照片比对). */
export const readMyFace = verb({
  name: 'training.my-face',
  title: '查看本人的照片比对',
  http: 'GET /training/classes/{id}/face',
  who: may('training.attend'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    /** Who would compare; null where nobody does, or no longer for this class. */
    offered: z.object({ title: z.string(), says: z.string() }).nullable(),
    agreed: z.boolean(),
    endedWhy: z.string().nullable(),
  }),
  async run(ctx, { id }) {
    const person = self(ctx)
    const one = await readClass(ctx.db, id)
    if (!one || !(await onRoster(ctx.db, id, person))) throw refusals.notOnRoster()
    const consent = await faceConsentOf(ctx, id, person)
    const provider = one.state === 'approved' ? await faceProvider(ctx) : null
    return {
      offered: provider && { title: provider.title, says: provider.says },
      agreed: consent?.template != null,
      endedWhy: consent?.endedWhy ?? null,
    }
  },
})

/** A trainee agrees that later sign-ins of this class are compared with this picture (同意照片比对); nobody has to. */
export const agreeFace = verb({
  name: 'training.agree-face',
  title: '同意照片比对',
  http: 'POST /training/classes/{id}/face',
  who: may('training.attend'),
  input: z.strictObject({ id: z.uuid(), agree: z.literal('yes', '请先勾选同意'), picture: Picture }),
  output: z.object({ agreed: z.boolean() }),
  async ahead(ctx, { picture }) {
    const provider = await faceProvider(ctx)
    return { provider, template: provider && (await provider.templateOf(picture.bytes)) }
  },
  async run(ctx, { id }, { provider, template }) {
    const person = self(ctx)
    await openFor(ctx, id, person)
    if (!provider) throw refusals.noFaceCheck()
    if (!template) throw refusals.pictureUnclear()
    ctx.act.subject('class', id)
    if (!(await keepFaceConsent(ctx, id, { person, provider: provider.key, template })))
      throw refusals.faceAgreedAlready()
    return { agreed: true }
  },
})

/** A trainee takes the consent back (撤回同意): what was compared with is deleted at once, sign-ins stay as they are. */
export const withdrawFace = verb({
  name: 'training.withdraw-face',
  title: '撤回照片比对的同意',
  http: 'POST /training/classes/{id}/face/withdraw',
  who: may('training.attend'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ withdrawn: z.boolean() }),
  async run(ctx, { id }) {
    const person = self(ctx)
    ctx.act.subject('class', id)
    const ended = await endFaceConsents(ctx.db, id, { at: ctx.now, why: '本人撤回', person })
    return { withdrawn: ended > 0 }
  },
})

/** Compares a picture of now with the one agreed to (照片比对): a signal with the sign-in of today, which stays what it is. */
export const checkFace = verb({
  name: 'training.check-face',
  title: '签到后照片比对',
  http: 'POST /training/classes/{id}/face/check',
  who: may('training.attend'),
  input: z.strictObject({ id: z.uuid(), picture: Picture }),
  output: z.object({ says: Says, saysText: z.string() }),
  async ahead(ctx, { id, picture }): Promise<FaceSays | null> {
    const person = self(ctx)
    const provider = await faceProvider(ctx)
    const consent = await faceConsentOf(ctx, id, person)
    if (!provider || !consent?.template || consent.provider !== provider.key) return null
    return compared(provider, consent.template, picture.bytes)
  },
  async run(ctx, { id }, says) {
    const person = self(ctx)
    await openFor(ctx, id, person)
    const still = await faceConsentOf(ctx, id, person)
    if (!says || !still?.template) throw refusals.faceNotAgreed()
    ctx.act.subject('class', id)
    if ((await keepFaceSays(ctx.db, id, { person, day: ctx.today, says })) === null)
      throw refusals.signInFirst()
    return { says, saysText: FACE_SAYS[says] }
  },
})

const self = (ctx: VerbContext): string => {
  if (!ctx.actor.person) throw refusals.verifyIdentityFirst()
  return ctx.actor.person
}

/** The class, while it runs and the person is in it. */
async function openFor(ctx: VerbContext, id: string, person: string): Promise<TrainingClass> {
  const one = await holdClass(ctx.db, id)
  if (!one) throw noClass()
  if (!(await onRoster(ctx.db, id, person))) throw refusals.notOnRoster()
  if (one.state === 'completed') throw refusals.classCompleted()
  if (one.state !== 'approved') throw refusals.notApprovedYet()
  const left = await leftOn(ctx.db, id, person)
  if (left && left <= ctx.today) throw refusals.leftAlready()
  return one
}
