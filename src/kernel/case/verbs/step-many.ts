import { sql } from 'kysely'
import { z } from 'zod'
import { CaseNumber } from '../../value/shapes.ts'
import { may, Problem, type VerbContext, verb } from '../../verb/index.ts'
import type { Procedure } from '../procedure.ts'
import { batchStep } from '../step/batch-step.ts'
import { openForMove, takeStep } from '../step/take-step.ts'
import { detailOf } from './views.ts'

/** How many cases one act may decide. */
const MOST = 50

/**
 * Takes the primary step of many clear cases at once (批量办理): each is judged again, one that has got a doubt is left
 * alone and named; all that go are decided in this one act, so that nothing stops halfway when a window is closed.
 */
export const stepMany = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.step-many',
    title: '批量办理',
    http: 'POST /cases/steps',
    who: may('cases.read'),
    input: z.strictObject({ numbers: z.array(CaseNumber).min(1).max(MOST) }),
    output: z.object({
      items: z.array(z.object({ number: z.string(), done: z.boolean(), text: z.string() })),
    }),
    async run(ctx, { numbers }) {
      const items = []
      // In the order of their numbers, so that two who decide the same cases never wait for each other.
      for (const number of [...new Set(numbers)].sort()) items.push(await takeOne(ctx, procedures, number))
      const done = items.filter((one) => one.done)
      ctx.act.subject('cases', `${done.length} 件`)
      ctx.act.purpose(`批量办理：${done.map(({ number }) => number).join('、') || '没有可办的'}`)
      return { items }
    },
  })

async function takeOne(ctx: VerbContext, procedures: readonly Procedure[], number: string) {
  await sql`savepoint one_case`.execute(ctx.db)
  try {
    const { file, procedure } = await openForMove(ctx, procedures, number)
    const step = batchStep(await detailOf(ctx, procedure, file))
    if (!step.valid) return { number, done: false, text: step.reason }
    await takeStep(ctx, procedures, number, step.value.step, {
      revision: file.revision,
      note: '批量办理：逐项比对一致。',
    })
    return { number, done: true, text: `已办：${step.value.title}` }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await sql`rollback to savepoint one_case`.execute(ctx.db)
    return { number, done: false, text: error.title }
  }
}
