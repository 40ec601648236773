import { z } from 'zod'
import { type AnyVerb, may, type VerbContext, verb } from '../verb/index.ts'
import { OLD_JOB } from './old-queue.ts'
import { refusals } from './refusals.ts'
import { closeStuck, listStuck, stuckTitle, tryStuckAgain } from './stuck.ts'
import type { Work } from './trouble.ts'

const StuckWork = z.object({
  kind: z.string(),
  work: z.string(),
  title: z.string(),
  verb: z.string(),
  tries: z.number().int(),
  cause: z.string(),
  since: z.string(),
  hours: z.number().int(),
})

/** 卡住的工作: what failed five times, with its cause and age. */
const readStuck = verb({
  name: 'system.stuck',
  title: '查看卡住的工作',
  http: 'GET /system/stuck',
  who: may('system.repair'),
  input: z.strictObject({}),
  output: z.object({ items: z.array(StuckWork), total: z.number().int() }),
  async run(ctx) {
    const items = (await listStuck(ctx.db)).map((one) => ({
      kind: one.kind,
      work: one.id,
      title: stuckTitle(one.kind),
      verb: one.verb,
      tries: one.tries,
      cause: one.error,
      since: one.since.toISOString(),
      hours: Math.floor((ctx.now.getTime() - one.since.getTime()) / 3_600_000),
    }))
    return { items, total: items.length }
  },
})

const Which = z.strictObject({ kind: z.string().max(40), work: z.string().max(60) })

/** Tries stuck work again, once its cause is mended. */
const retryStuck = verb({
  name: 'system.retry-stuck',
  title: '重试卡住的工作',
  http: 'POST /system/stuck/retry',
  who: may('system.repair'),
  input: Which,
  output: z.object({}),
  async run(ctx, { kind, work }) {
    if (kind === OLD_JOB) throw refusals.notToRetry()
    if (!(await tryStuckAgain(ctx.db, named(ctx, kind, work)))) throw gone()
    return {}
  },
})

/** Closes stuck work that need not be done any more, with the reason. */
const endStuck = verb({
  name: 'system.close-stuck',
  title: '关闭卡住的工作',
  http: 'POST /system/stuck/close',
  who: may('system.repair'),
  input: Which.extend({ why: z.string().trim().min(5, '请写明为什么不用再办，至少 5 个字').max(500) }),
  output: z.object({}),
  async run(ctx, { kind, work, why }) {
    ctx.act.purpose(why)
    const closing = { by: ctx.actor.account, why, at: ctx.now }
    if (!(await closeStuck(ctx.db, named(ctx, kind, work), closing))) throw gone()
    return {}
  },
})

function named(ctx: VerbContext, kind: string, id: string): Work {
  ctx.act.subject('stuck', `${kind} ${id}`)
  return { kind, id }
}

const gone = () => refusals.stuckNoMore()

/** What the system administrator does about work that does not get on. */
export const stuckVerbs: readonly AnyVerb[] = [readStuck, retryStuck, endStuck]
