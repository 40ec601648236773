import { z } from 'zod'
import { signedIn, verb } from '../../verb/index.ts'
import type { Procedure } from '../procedure.ts'
import { assign, takeStep } from '../take-step.ts'
import { CaseItem, CaseNumber } from './shapes.ts'
import { itemOf } from './views.ts'

const only = (procedures: readonly Procedure[], kind: string): Procedure => {
  const found = procedures.find((one) => one.kind === kind)
  if (!found) throw new Error(`no procedure for cases of kind ${kind}`)
  return found
}

/** Takes one step of a case: accept, ask for corrections, approve, refuse, withdraw … as its procedure says. */
export const stepCase = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.step',
    title: '办理一步',
    http: 'POST /cases/{number}/steps/{step}',
    who: signedIn(),
    input: z.strictObject({
      number: CaseNumber,
      step: z.string().regex(/^[a-z][a-z-]{0,39}$/),
      note: z.string().max(500).optional(),
      reason: z.string().max(60).optional(),
      corrections: z.array(z.string().max(60)).max(50).optional(),
      revision: z.number().int().positive().optional(),
    }),
    output: CaseItem,
    async run(ctx, { number, step, ...taking }) {
      const file = await takeStep(ctx, procedures, number, step, taking)
      return itemOf(ctx, only(procedures, file.kind), file)
    },
  })

/** Claims a case (领办), so that two officers do not work on it at once. */
export const claimCase = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.claim',
    title: '领办',
    http: 'POST /cases/{number}/claim',
    who: signedIn(),
    input: z.strictObject({ number: CaseNumber }),
    output: CaseItem,
    async run(ctx, { number }) {
      const me = ctx.actor.account ? { account: ctx.actor.account, label: ctx.actor.label } : null
      const file = await assign(ctx, procedures, number, me, 'claimed')
      return itemOf(ctx, only(procedures, file.kind), file)
    },
  })

/** Gives a case that one has claimed to a colleague, or back to everybody. */
export const transferCase = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.transfer',
    title: '转办',
    http: 'POST /cases/{number}/transfer',
    who: signedIn(),
    input: z.strictObject({ number: CaseNumber, to: z.string().max(100).nullable().default(null) }),
    output: CaseItem,
    async run(ctx, { number, to }) {
      const file = await assign(
        ctx,
        procedures,
        number,
        to ? { account: to, label: '同事' } : null,
        'transferred',
      )
      return itemOf(ctx, only(procedures, file.kind), file)
    },
  })
