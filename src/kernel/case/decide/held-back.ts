import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../database/index.ts'
import { kept, readRows } from '../../database/rows.ts'
import type { Actor } from '../../identity/actor.ts'
import type { VerbContext } from '../../verb/index.ts'
import { Asked } from '../correction/target.ts'
import type { Step } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import type { CaseFile } from '../store/case-file.ts'

/** What somebody decided with, as it is kept until the decision becomes real. */
export const KeptTaking = z.object({
  note: z.string().optional(),
  reason: z.string().optional(),
  corrections: z.array(Asked).optional(),
  acknowledged: z.array(z.string()).optional(),
})
export type KeptTaking = z.infer<typeof KeptTaking>

const DecisionRow = z.object({
  number: z.string(),
  id: z.string(),
  step: z.string(),
  revision: z.number(),
  taking: kept<KeptTaking>(),
  account: z.string(),
  label: z.string(),
  post: z.string(),
  decided_at: z.date(),
  real_at: z.date(),
  failed_at: z.date().nullable(),
  failed_why: z.string().nullable(),
})

/** A decision that is not real yet, or was refused when it was to become so. */
export type HeldBack = z.infer<typeof DecisionRow>

/** The post that somebody acts in, by the key under which it is found again. */
export function postKey({ organisation, districts }: Actor): string {
  if (organisation !== null) return `organisation:${organisation}`
  return districts === 'all' ? 'city' : `district:${districts[0] ?? ''}`
}

/** Why nothing is done any more for somebody whose account or post is gone. */
export const AUTHOR_GONE = '您的账号或岗位已经停用，由同岗位的同事办理'

/** When what is decided now may no longer be taken back. */
export const realFrom = ({ now, takeBackSeconds }: VerbContext): Date =>
  new Date(now.getTime() + takeBackSeconds * 1000)

/** Keeps a decision until it becomes real; one that was refused before gives way to it. */
export async function holdBack(
  ctx: VerbContext,
  file: CaseFile,
  name: string,
  step: Step,
  taking: KeptTaking,
): Promise<void> {
  const { account, label } = ctx.actor
  const { rows } = await sql`insert into case_decision as d
      (number, id, step, revision, taking, account, label, post, decided_at, real_at)
    values (${file.number}, ${randomUUID()}, ${name}, ${file.revision}, ${JSON.stringify(taking)}::jsonb, ${account},
      ${label}, ${postKey(ctx.actor)}, ${ctx.now}, ${realFrom(ctx)})
    on conflict (number) do update set id = excluded.id, step = excluded.step, revision = excluded.revision,
      taking = excluded.taking, account = excluded.account, label = excluded.label, post = excluded.post,
      decided_at = excluded.decided_at, real_at = excluded.real_at, failed_at = null, failed_why = null
    where d.failed_at is not null
    returning number`.execute(ctx.db)
  if (rows.length === 0) throw refusals.decidedAlready()
  ctx.act.purpose(
    [
      `“${step.title}”${ctx.takeBackSeconds} 秒后生效，可以撤回`,
      ...(taking.acknowledged?.length ? [`逐条确认了 ${taking.acknowledged.length} 处疑点`] : []),
    ].join('；'),
  )
}

/** The decisions of these cases that are not real yet or were refused, by case number. */
export async function heldBackOf(db: Db, numbers: readonly string[]): Promise<Map<string, HeldBack>> {
  if (numbers.length === 0) return new Map()
  const rows = await readRows(
    DecisionRow,
    sql`select * from case_decision where number = any(${[...numbers]}::text[])`,
    db,
  )
  return new Map(rows.map((row) => [row.number, row]))
}

/** The most decisions of one account that are told at once. */
const MOST = 200

/** What an account has decided that is not real yet, and what was refused; the newest first. */
export const heldBackBy = (db: Db, account: string): Promise<HeldBack[]> =>
  readRows(
    DecisionRow,
    sql`select * from case_decision where account = ${account} order by real_at desc, number limit ${sql.lit(MOST)}`,
    db,
  )

/** Throws while a decision on the case waits to become real: nobody moves it meanwhile. */
export async function requireNoneHeldBack(ctx: VerbContext, number: string): Promise<void> {
  const one = (await heldBackOf(ctx.db, [number])).get(number)
  if (one && one.failed_at === null) throw refusals.decidedAlready()
}

/** Takes a decision out, as when it is taken back, has become real, or its refusal was seen. Null where it is not there. */
export async function takeOut(db: Db, number: string, account: string): Promise<HeldBack | null> {
  const rows = await readRows(
    DecisionRow,
    sql`delete from case_decision where number = ${number} and account = ${account} returning *`,
    db,
  )
  return rows[0] ?? null
}
