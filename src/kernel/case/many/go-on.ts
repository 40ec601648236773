import { sql } from 'kysely'
import { z } from 'zod'
import { type Kernel, may, Problem, perform, verb } from '../../verb/index.ts'
import type { ActorAgain } from '../decide/carry-out.ts'
import { AUTHOR_GONE, requireNoneHeldBack } from '../decide/held-back.ts'
import type { Procedure } from '../procedure.ts'
import { actOn } from './batch-act.ts'
import { actOfBatch } from './batches.ts'

/** So many cases of one batch are done before the others have their turn. */
const AT_ONCE = 20

/** Batches that are looked up at once. */
const BATCHES = 50

/**
 * One case of a batch: judged again and decided by whoever began the batch, as if alone. Not part of the API: only the
 * worker does it.
 */
const batchLine = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.batch-line',
    title: '批量办理中的一件',
    http: 'POST /cases/batches/{batch}/lines/{line}',
    who: may('cases.read'),
    input: z.strictObject({ batch: z.uuid(), line: z.number().int() }),
    output: z.object({ done: z.boolean() }),
    async run(ctx, { batch, line }) {
      const { rows } = await sql<{ number: string }>`select number from case_batch_line
        where batch = ${batch}::uuid and line = ${line} and state = 'waiting' for update`.execute(ctx.db)
      const number = rows[0]?.number
      if (number === undefined) return { done: false }
      await requireNoneHeldBack(ctx, number)
      const done = await actOn(ctx, procedures, number, await actOfBatch(ctx.db, batch))
      await sql`update case_batch_line set state = 'done', text = ${done}, at = ${ctx.now}
        where batch = ${batch}::uuid and line = ${line}`.execute(ctx.db)
      return { done: true }
    },
  })

interface Waiting {
  batch: string
  line: number
  account: string
  post: string
}

/**
 * Goes on with every batch that has begun, some cases of each in turn, each case a transaction of its own. What cannot
 * be done is left with why, and keeps no other waiting. Gives back how many cases were looked at.
 */
export async function goOnWithBatches(
  kernel: Kernel,
  procedures: readonly Procedure[],
  actorAgain: ActorAgain,
  onError: (error: unknown) => void,
): Promise<number> {
  const act = batchLine(procedures)
  const now = kernel.clock.now()
  const { rows } = await sql<Waiting>`select b.id as batch, l.line, b.account, b.post
    from (select id, account, post, begins_at from case_batch where ended_at is null and begins_at <= ${now}
      order by begins_at, id limit ${sql.lit(BATCHES)}) b
    cross join lateral (select line from case_batch_line l where l.batch = b.id and l.state = 'waiting'
      order by line limit ${sql.lit(AT_ONCE)}) l
    order by b.begins_at, b.id, l.line`.execute(kernel.database.db)
  for (const one of rows) await doOne(kernel, act, actorAgain, one, onError)
  await sql`update case_batch b set ended_at = ${kernel.clock.now()} where b.ended_at is null and b.begins_at <= ${now}
    and not exists (select 1 from case_batch_line l where l.batch = b.id and l.state = 'waiting')`.execute(
    kernel.database.db,
  )
  return rows.length
}

async function doOne(
  kernel: Kernel,
  act: ReturnType<typeof batchLine>,
  actorAgain: ActorAgain,
  { batch, line, account, post }: Waiting,
  onError: (error: unknown) => void,
): Promise<void> {
  try {
    const actor = await actorAgain(account, post)
    if (!actor) return await leave(kernel, batch, line, AUTHOR_GONE)
    await perform(
      kernel,
      act,
      { actor, requestId: `batch ${batch}`, via: 'batch', key: `${batch}.${line}` },
      { batch, line },
    )
  } catch (error) {
    if (!(error instanceof Problem)) onError(error)
    const why = error instanceof Problem ? error.words : '系统出了故障，这一件没有办，请打开单独办理'
    await leave(kernel, batch, line, why)
  }
}

async function leave(kernel: Kernel, batch: string, line: number, why: string): Promise<void> {
  await sql`update case_batch_line set state = 'left', text = ${why}, at = ${kernel.clock.now()}
    where batch = ${batch}::uuid and line = ${line} and state = 'waiting'`.execute(kernel.database.db)
}
