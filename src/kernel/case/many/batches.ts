import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../database/index.ts'
import { kept, readRows } from '../../database/rows.ts'
import {
  cutPage,
  type ListOrder,
  type Page,
  type PageAsked,
  pagedRow,
  type VerbContext,
} from '../../verb/index.ts'
import { postKey, realFrom } from '../decide/held-back.ts'
import { KeptAct } from './batch-act.ts'

/** The most cases of one batch. */
export const MOST = 2000

const BatchRow = z.object({
  id: z.string(),
  total: z.number(),
  begins_at: z.date(),
  started_at: z.date(),
  ended_at: z.date().nullable(),
  stopped: z.boolean(),
  what: z.string(),
  done: z.number(),
  left: z.number(),
})

/** A batch and how far it is. */
export type Batch = z.infer<typeof BatchRow>

const COUNTED_BATCH = sql`b.id, b.total, b.begins_at, b.started_at, b.ended_at, b.stopped,
  b.act->>'title' as what,
  (select count(*)::int from case_batch_line l where l.batch = b.id and l.state = 'done') as done,
  (select count(*)::int from case_batch_line l where l.batch = b.id and l.state = 'left') as "left"`

/** Begins a batch of these cases; nothing is done before its author may no longer take it back. */
export async function beginBatch(
  ctx: VerbContext,
  numbers: readonly string[],
  act: KeptAct,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into case_batch (id, account, post, total, begins_at, started_at, act)
    values (${id}, ${ctx.actor.account}, ${postKey(ctx.actor)}, ${numbers.length}, ${realFrom(ctx)}, ${ctx.now},
      ${JSON.stringify(act)}::jsonb)`.execute(ctx.db)
  await sql`insert into case_batch_line (batch, line, number, state)
    select ${id}::uuid, line, number, 'waiting'
    from unnest(${[...numbers]}::text[]) with ordinality as one (number, line)`.execute(ctx.db)
  return id
}

/** What a batch does with each of its cases. */
export async function actOfBatch(db: Db, id: string): Promise<KeptAct> {
  const rows = await readRows(
    z.object({ act: KeptAct }),
    sql`select act from case_batch where id = ${id}::uuid`,
    db,
  )
  if (!rows[0]) throw new Error(`there is no batch ${id}`)
  return rows[0].act
}

/** One batch of an account; null where it is nobody's or another's. */
export async function batchOf(db: Db, id: string, account: string | null): Promise<Batch | null> {
  const rows = await readRows(
    BatchRow,
    sql`select ${COUNTED_BATCH} from case_batch b where b.id = ${id}::uuid and b.account = ${account}`,
    db,
  )
  return rows[0] ?? null
}

const NEWEST: ListOrder = {
  name: 'case-batches',
  keys: [
    { by: sql.raw('started_at'), is: 'moment' },
    { by: sql.raw('id'), is: 'id' },
  ],
  falling: true,
}

/** A page of the batches that an account has begun, the newest first. */
export async function batchesBy(
  db: Db,
  account: string | null,
  asked: PageAsked,
  size: number,
): Promise<Page<Batch>> {
  const cut = cutPage(NEWEST, asked, size)
  const rows = await readRows(
    pagedRow(BatchRow),
    sql`select ${COUNTED_BATCH}, ${cut.key} from case_batch b where b.account = ${account} and ${cut.beyond} ${cut.first}`,
    db,
  )
  return cut.page(rows)
}

const LineRow = z.object({
  line: z.number(),
  number: z.string(),
  state: kept<'waiting' | 'done' | 'left'>(),
  text: z.string().nullable(),
})
export type BatchLine = z.infer<typeof LineRow>

const LEFT_FIRST: ListOrder = {
  name: 'case-batch-lines',
  keys: [
    { by: sql.raw(`(state = 'left')`), is: 'yes' },
    { by: sql.raw('-line'), is: 'whole' },
  ],
  falling: true,
}

/** A page of a batch's lines: what was left first, for it wants somebody. */
export async function linesOfBatch(
  db: Db,
  id: string,
  asked: PageAsked,
  size: number,
): Promise<Page<BatchLine>> {
  const cut = cutPage(LEFT_FIRST, asked, size)
  const rows = await readRows(
    pagedRow(LineRow),
    sql`select line, number, state, text, ${cut.key} from case_batch_line
    where batch = ${id}::uuid and ${cut.beyond} ${cut.first}`,
    db,
  )
  return cut.page(rows)
}

/** Stops a batch that goes on: what was not done is left. False where it is over. */
export async function stopBatch(ctx: VerbContext, id: string): Promise<boolean> {
  const { rows } = await sql`update case_batch set ended_at = ${ctx.now}, stopped = true
    where id = ${id}::uuid and account = ${ctx.actor.account} and ended_at is null returning id`.execute(
    ctx.db,
  )
  if (rows.length === 0) return false
  await sql`update case_batch_line set state = 'left', text = '已停下，没有办', at = ${ctx.now}
    where batch = ${id}::uuid and state = 'waiting'`.execute(ctx.db)
  return true
}
