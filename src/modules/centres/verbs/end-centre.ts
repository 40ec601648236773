import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { openEndingCase } from '../ending/open.ts'
import { REVOCATIONS } from '../reasons.ts'
import { refusals } from '../refusals.ts'
import { centreById, centreNow } from '../store.ts'

const REASONS = Object.keys(REVOCATIONS) as [keyof typeof REVOCATIONS, ...(keyof typeof REVOCATIONS)[]]

/** An enterprise gives its naming back (申请注销). */
export const giveBackCentre = verb({
  name: 'centres.give-back',
  title: '申请注销企业培训中心',
  http: 'POST /centres/mine/ending',
  who: may('centres.apply'),
  input: z.strictObject({ reason: z.string().trim().min(4, '请写明原因').max(300, '最多300个字') }),
  output: z.object({ number: z.string() }),
  async run(ctx, { reason }) {
    const id = ctx.actor.organisation
    if (!id) throw refusals.forNoOrganisation()
    const centre = await centreNow(ctx.db, id)
    if (!centre) throw refusals.noSuchCentre()
    return {
      number: await openEndingCase(ctx, centre, { sort: 'given-back', reason, followsFrom: null }),
    }
  },
})

/** The city proposes to take a naming away (提出取消); what shows it is attached to the case before the enterprise is told. */
export const proposeRevocation = verb({
  name: 'centres.propose-revocation',
  title: '提出取消企业培训中心',
  http: 'POST /centres/{id}/ending',
  who: may('centres.review'),
  input: z.strictObject({
    id: z.uuid(),
    reason: z.enum(REASONS, '请选理由'),
    finding: z.string().trim().min(4, '请写明查到什么').max(200, '最多200个字'),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, reason, finding }) {
    const centre = await centreById(ctx.db, id)
    if (!centre || centre.endedOn) throw refusals.noSuchCentre()
    ctx.within({ district: centre.district })
    return {
      number: await openEndingCase(ctx, centre, {
        sort: 'revoked',
        reason: `${REVOCATIONS[reason]}：${finding}`,
        followsFrom: null,
      }),
    }
  },
})
