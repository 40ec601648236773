import { z } from 'zod'
import { CaseNumber } from '../../value/shapes.ts'
import { may, pageAsked, pageNeighbours, type VerbContext, verb } from '../../verb/index.ts'
import { ActAsked, actOf } from '../many/batch-act.ts'
import { type Batch, batchesBy, batchOf, beginBatch, linesOfBatch, MOST, stopBatch } from '../many/batches.ts'
import type { Procedure } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import { casesOf } from '../store/find-cases.ts'

const BatchView = z.object({
  id: z.string(),
  startedAt: z.string(),
  /** What is done with each case, in words. */
  what: z.string(),
  /** It may be stopped before anything is done; it goes on; it is over; its author stopped it. */
  state: z.enum(['begins', 'going', 'ended', 'stopped']),
  /** Until it begins. */
  secondsLeft: z.number().int(),
  total: z.number().int(),
  done: z.number().int(),
  /** What was not done, each with why. */
  left: z.number().int(),
})

const PAGE = 20
const LINES = 100

/**
 * 批量办理: takes the primary step of many clear cases, claims them, or takes one step of them all for one reason. It is a job of
 * the server, which goes on when every window is closed; each case is judged again and is a transaction of its own.
 */
export const stepMany = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.step-many',
    title: '批量办理',
    http: 'POST /cases/steps',
    who: may('cases.read'),
    input: z.strictObject({
      numbers: z.array(CaseNumber).min(1).max(MOST),
      act: ActAsked.default({ do: 'primary' }),
    }),
    output: BatchView,
    async run(ctx, { numbers, act }) {
      const each = [...new Set(numbers)]
      const kept = actOf(procedures, each, act)
      const id = await beginBatch(ctx, each, kept)
      ctx.act.subject('cases', id)
      ctx.act.purpose(`批量办理 ${each.length} 件${act.do === 'primary' ? '' : `，${kept.title}`}`)
      return viewOf(ctx, await ownBatch(ctx, id))
    },
  })

/** 批量办理的进度: what one has begun to decide together, the newest first. */
export const listBatches = verb({
  name: 'cases.batches',
  title: '查看自己的批量办理',
  http: 'GET /cases/batches',
  who: may('cases.read'),
  input: z.strictObject(pageAsked),
  output: z.object({ items: z.array(BatchView), ...pageNeighbours }),
  async run(ctx, asked) {
    const { items, ...neighbours } = await batchesBy(ctx.db, ctx.actor.account, asked, PAGE)
    return { ...neighbours, items: items.map((one) => viewOf(ctx, one)) }
  },
})

/** One batch of one's own, with what came of each case: what was left comes first. */
export const readBatch = verb({
  name: 'cases.batch',
  title: '查看一次批量办理',
  http: 'GET /cases/batches/{id}',
  who: may('cases.read'),
  input: z.strictObject({ id: z.uuid(), ...pageAsked }),
  output: BatchView.extend({
    lines: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        state: z.enum(['waiting', 'done', 'left']),
        text: z.string().nullable(),
      }),
    ),
    ...pageNeighbours,
  }),
  async run(ctx, { id, ...asked }) {
    const batch = await ownBatch(ctx, id)
    const { items, ...neighbours } = await linesOfBatch(ctx.db, id, asked, LINES)
    const files = await casesOf(ctx.db, { numbers: items.map(({ number }) => number) })
    const titles = new Map(files.map(({ number, title }) => [number, title]))
    return {
      ...viewOf(ctx, batch),
      ...neighbours,
      lines: items.map(({ number, state, text }) => ({
        number,
        title: titles.get(number) ?? number,
        state,
        text,
      })),
    }
  },
})

/** 停下: what is not done of a batch is left; what is done stays done. */
export const haltBatch = verb({
  name: 'cases.stop-batch',
  title: '停下批量办理',
  http: 'POST /cases/batches/{id}/stop',
  who: may('cases.read'),
  input: z.strictObject({ id: z.uuid() }),
  output: BatchView,
  async run(ctx, { id }) {
    await ownBatch(ctx, id)
    ctx.act.subject('cases', id)
    if (!(await stopBatch(ctx, id))) throw refusals.batchOver()
    return viewOf(ctx, await ownBatch(ctx, id))
  },
})

async function ownBatch(ctx: VerbContext, id: string): Promise<Batch> {
  const found = await batchOf(ctx.db, id, ctx.actor.account)
  if (!found) throw refusals.noSuchBatch()
  return found
}

const viewOf = ({ now }: VerbContext, one: Batch): z.infer<typeof BatchView> => ({
  id: one.id,
  startedAt: one.started_at.toISOString(),
  what: one.what,
  state: one.stopped ? 'stopped' : one.ended_at ? 'ended' : one.begins_at > now ? 'begins' : 'going',
  secondsLeft: Math.max(0, Math.ceil((one.begins_at.getTime() - now.getTime()) / 1000)),
  total: one.total,
  done: one.done,
  left: one.left,
})
