import { z } from 'zod'
import type { VerbContext } from '../../verb/index.ts'
import { answersForDoubts } from '../decide/doubts.ts'
import type { Procedure, Step } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import { batchStep } from '../step/batch-step.ts'
import { assign, openForMove, takeStep } from '../step/take-step.ts'
import { detailOf } from '../verbs/views.ts'

/** What is asked to be done with many cases: the primary step of clear ones, claiming them, or one step for one reason. */
export const ActAsked = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('primary') }),
  z.strictObject({ do: z.literal('claim') }),
  z.strictObject({
    do: z.literal('step'),
    step: z.string().regex(/^[a-z][a-z-]{0,39}$/),
    reason: z.string().max(60).optional(),
    corrections: z.array(z.string().max(60)).max(50).optional(),
    note: z.string().trim().max(500).optional(),
  }),
])
export type ActAsked = z.output<typeof ActAsked>

/** The same as it is kept, with the words in which it is shown. */
export const KeptAct = z.intersection(ActAsked, z.object({ title: z.string() }))
export type KeptAct = z.output<typeof KeptAct>

/** The most that one may claim at once: what one person holds, nobody else takes up. */
const CLAIMS = 100

/** What is asked, where it can be done with all of these cases at once. Throws where it cannot, before anything is begun. */
export function actOf(
  procedures: readonly Procedure[],
  numbers: readonly string[],
  asked: ActAsked,
): KeptAct {
  if (asked.do === 'primary') return { ...asked, title: '办主要的一步' }
  if (asked.do === 'claim') {
    if (numbers.length > CLAIMS)
      throw refusals.tooManyClaims(CLAIMS, { fields: [{ path: 'numbers', message: '请少选几件' }] })
    return { ...asked, title: '领办' }
  }
  const kinds = new Set(numbers.map((number) => number.slice(0, 2)))
  const procedure = procedures.find(({ kind }) => kinds.has(kind))
  const step = procedure?.steps[asked.step]
  if (!step || kinds.size > 1) throw refusals.notOneStep()
  return { ...asked, title: titleOf(step, asked) }
}

/** The step with its reason or its list in words. Throws where it is none that one reason settles for many. */
function titleOf(step: Step, { reason, corrections = [] }: ActAsked & { do: 'step' }): string {
  if (step.input || step.countersign || answersForDoubts(step)) throw refusals.notOneStep()
  if (step.asks === 'reason') {
    const chosen = step.reasons?.find(({ code }) => code === reason)
    if (!chosen) throw refusals.noReasonForMany({ fields: [{ path: 'act.reason', message: '请选一条理由' }] })
    return `${step.title}：${chosen.text}`
  }
  if (step.asks !== 'corrections') throw refusals.notOneStep()
  const listed = step.corrections ?? []
  const chosen = corrections.map((code) => listed.find((one) => one.code === code)?.text)
  if (chosen.length === 0 || chosen.includes(undefined))
    throw refusals.noReasonForMany({ fields: [{ path: 'act.corrections', message: '请从列表中选择' }] })
  return `${step.title}：${chosen.join('、')}`
}

/**
 * Does it with one case, with every check asked as if it were done alone. Gives what was done, in words; throws what holds it
 * up.
 */
export async function actOn(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  number: string,
  act: KeptAct,
): Promise<string> {
  if (act.do === 'claim') {
    const { account, label } = ctx.actor
    await assign(ctx, procedures, number, account ? { account, label } : null, 'claimed')
    return '已领办'
  }
  const { file, procedure } = await openForMove(ctx, procedures, number)
  if (act.do === 'step') {
    await takeStep(ctx, procedures, number, act.step, {
      revision: file.revision,
      reason: act.reason,
      corrections: act.corrections,
      note: act.note,
    })
    return `已办：${procedure.steps[act.step]?.title}`
  }
  const step = batchStep(await detailOf(ctx, procedure, file))
  if (!step.valid) throw refusals.notTogether({ detail: `${step.reason}。` })
  await takeStep(ctx, procedures, number, step.value.step, {
    revision: file.revision,
    note: '批量办理：逐项比对一致。',
  })
  return `已办：${step.value.title}`
}
