import { z } from 'zod'
import { type Colleague, officialsWith } from '../../identity/colleagues.ts'
import { CaseNumber } from '../../value/shapes.ts'
import { jsonSchema } from '../../verb/http/json-schema.ts'
import { may, signedIn, type VerbContext, verb } from '../../verb/index.ts'
import { Asked } from '../correction/target.ts'
import { waits } from '../decide/foresee.ts'
import { heldBackOf, holdBack, KeptTaking, requireNoneHeldBack } from '../decide/held-back.ts'
import { readAhead } from '../form/typed-step.ts'
import type { Procedure } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import { assign, openForMove, takeStepAnswered } from '../step/take-step.ts'
import type { CaseFile } from '../store/case-file.ts'
import { caseInReach, handledBy, requireHandler } from '../store/reach.ts'
import { CaseItem, ColleagueView } from './shapes.ts'
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
      corrections: z.array(Asked).max(50).optional(),
      acknowledged: z.array(z.string().max(40)).max(2000).optional(),
      revision: z.number().int().positive().max(1_000_000).optional(),
      input: inputs(procedures).optional(),
    }),
    output: CaseItem.extend({ answer: z.unknown().optional() }),
    ahead: (ctx, { number, step, input }) => readAhead(ctx, procedures, number, step, input),
    async run(ctx, { number, step, ...taking }, given) {
      await requireNoneHeldBack(ctx, number)
      const waiting = await decideLater(ctx, procedures, number, step, taking)
      if (waiting) return waiting
      const { file, answer } = await takeStepAnswered(ctx, procedures, number, step, {
        ...taking,
        given: given ?? undefined,
      })
      return { ...itemOf(ctx, only(procedures, file.kind), file), answer }
    },
  })

/**
 * A decision that is real only later: everything is asked now as if it were real, and undone, so that what would be
 * refused is refused at once; then it is kept until it may no longer be taken back. Null where the step is real at once.
 */
async function decideLater(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  number: string,
  name: string,
  taking: KeptTaking & { revision?: number | undefined },
): Promise<z.infer<typeof CaseItem> | null> {
  if (ctx.takeBackSeconds === 0 || ctx.actor.account === null) return null
  const { file, procedure } = await openForMove(ctx, procedures, number)
  const step = procedure.steps[name]
  if (!step || !waits(step)) return null
  await ctx.rehearse(() => takeStepAnswered(ctx, procedures, number, name, taking))
  await holdBack(ctx, file, name, step, KeptTaking.parse(taking))
  return itemOf(ctx, procedure, file, (await heldBackOf(ctx.db, [number])).get(number))
}

/** What steps need of their own: each checks it by its own schema, and the description of the API lists them. */
const inputs = (procedures: readonly Procedure[]) =>
  z.record(z.string(), z.unknown()).meta({
    anyOf: procedures.flatMap(({ kind, steps }) =>
      Object.entries(steps).flatMap(([name, { input, title }]) =>
        input ? [{ ...jsonSchema(input, 'input'), title: `${kind} ${name}：${title}` }] : [],
      ),
    ),
  })

/** Claims a case (领办), so that two officers do not work on it at once. */
export const claimCase = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.claim',
    title: '领办',
    http: 'POST /cases/{number}/claim',
    who: may('cases.read'),
    input: z.strictObject({ number: CaseNumber }),
    output: CaseItem,
    async run(ctx, { number }) {
      await requireNoneHeldBack(ctx, number)
      const me = ctx.actor.account ? { account: ctx.actor.account, label: ctx.actor.label } : null
      const file = await assign(ctx, procedures, number, me, 'claimed')
      return itemOf(ctx, only(procedures, file.kind), file)
    },
  })

/** 同岗位同事: who else may take a step from where the case stands, so that it can be given to one of them. */
export const listColleagues = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.colleagues',
    title: '查看可以转办的同事',
    http: 'GET /cases/{number}/colleagues',
    who: may('cases.read'),
    input: z.strictObject({ number: CaseNumber }),
    output: z.object({ items: z.array(ColleagueView) }),
    async run(ctx, { number }) {
      const file = await caseInReach(ctx, number)
      const procedure = only(procedures, file.kind)
      requireHandler(ctx, procedure, file)
      return { items: await colleaguesOf(ctx, procedure, file) }
    },
  })

/** Gives a case to a colleague who may take its next step, or back to everybody. */
export const transferCase = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.transfer',
    title: '转办',
    http: 'POST /cases/{number}/transfer',
    who: may('cases.read'),
    input: z.strictObject({ number: CaseNumber, to: z.uuid().nullable().default(null) }),
    output: CaseItem,
    async run(ctx, { number, to }) {
      await requireNoneHeldBack(ctx, number)
      const { file, procedure } = await openForMove(ctx, procedures, number)
      const colleagues = to ? await colleaguesOf(ctx, procedure, file) : []
      const colleague = colleagues.find(({ account }) => account === to) ?? null
      if (to && !colleague)
        throw refusals.colleagueMayNot({ fields: [{ path: 'to', message: '请从同岗位的同事里选' }] })
      return itemOf(ctx, procedure, await assign(ctx, procedures, number, colleague, 'transferred'))
    },
  })

async function colleaguesOf(ctx: VerbContext, procedure: Procedure, file: CaseFile): Promise<Colleague[]> {
  const permissions = handledBy(procedure, file).flatMap((who) =>
    who.kind === 'may' ? [who.permission] : [],
  )
  const officials = await officialsWith(ctx.db, ctx.city.roles, permissions, file.district, ctx.today)
  return officials.filter(({ account }) => account !== ctx.actor.account)
}
