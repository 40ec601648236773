import { z } from 'zod'
import { CaseNumber } from '../../value/shapes.ts'
import { signedIn, verb } from '../../verb/index.ts'
import { foreseenOf, weighs } from '../decide/foresee.ts'
import { heldBackBy, takeOut } from '../decide/held-back.ts'
import { mayTake } from '../party.ts'
import { begins, type Procedure, typedFile } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import { casesOf } from '../store/find-cases.ts'
import { caseInReach } from '../store/reach.ts'
import { HeldBackView } from './shapes.ts'
import { heldBackView } from './views.ts'

/** 办前预览: what a step would do, in numbers, before it is taken; only for whoever may take it. */
export const foreseeStep = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.foresee',
    title: '看这一步办后会怎样',
    http: 'GET /cases/{number}/steps/{step}/foreseen',
    who: signedIn(),
    consistent: true,
    input: z.strictObject({ number: CaseNumber, step: z.string().regex(/^[a-z][a-z-]{0,39}$/) }),
    output: z.object({
      lines: z.array(z.object({ label: z.string(), text: z.string(), warns: z.boolean() })),
      /** Within so many seconds it may be taken back; 0: it is real at once. */
      takeBackSeconds: z.number().int(),
    }),
    async run(ctx, { number, step: name }) {
      const file = await caseInReach(ctx, number)
      const procedure = procedures.find(({ kind }) => kind === file.kind)
      const step = procedure?.steps[name]
      if (!procedure || !step || !begins(step, file.state)) throw refusals.noSuchStep()
      if (!mayTake(step, ctx.actor)) throw refusals.notYourPost()
      const lines = weighs(step) ? await foreseenOf(ctx, procedure, typedFile(procedure, file), step) : []
      return {
        lines: lines.map(({ label, text, warns = false }) => ({ label, text, warns })),
        takeBackSeconds: ctx.takeBackSeconds,
      }
    },
  })

/** 撤回刚才的决定: whoever decided takes it back while it is not real yet; a refusal is put away the same way. */
export const takeBack = verb({
  name: 'cases.take-back',
  title: '撤回还没有生效的决定',
  http: 'POST /cases/{number}/take-back',
  who: signedIn(),
  input: z.strictObject({ number: CaseNumber }),
  output: z.object({ number: z.string(), step: z.string(), note: z.string().nullable() }),
  async run(ctx, { number }) {
    const file = await caseInReach(ctx, number)
    ctx.act.subject('case', number)
    const one = ctx.actor.account ? await takeOut(ctx.db, number, ctx.actor.account) : null
    if (!one) throw refusals.realAlready()
    ctx.act.before({ state: file.state, decided: one.step })
    return { number, step: one.step, note: one.taking.note ?? null }
  },
})

/** 本人待生效的决定: what one has decided that is not real yet, and what was refused when it was to become so. */
export const listHeldBack = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.held-back',
    title: '查看自己还没有生效的决定',
    http: 'GET /cases/decisions',
    who: signedIn(),
    input: z.strictObject({}),
    output: z.object({
      items: z.array(HeldBackView.extend({ number: z.string(), title: z.string() })),
    }),
    async run(ctx) {
      const { account } = ctx.actor
      const held = account === null ? [] : await heldBackBy(ctx.db, account)
      const files = await casesOf(ctx.db, { numbers: held.map(({ number }) => number) })
      const titles = new Map(files.map((file) => [file.number, file]))
      return {
        items: held.flatMap((one) => {
          const file = titles.get(one.number)
          const procedure = procedures.find(({ kind }) => kind === file?.kind)
          return file && procedure
            ? [{ ...heldBackView(ctx, procedure, one), number: one.number, title: file.title }]
            : []
        }),
      }
    },
  })
