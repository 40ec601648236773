import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { maskName } from '../../value/person/mask.ts'
import { allows, signedIn, type VerbContext, verb } from '../../verb/index.ts'
import { mayTake, takersOf } from '../party.ts'
import type { Procedure, Step } from '../procedure.ts'
import { stepsFrom, vouching } from '../store/case-state.ts'
import { fileOf } from '../store/case-store.ts'
import { CaseItem } from './shapes.ts'
import { itemOf } from './views.ts'

const PAGE = 50

/** 待办、已办、督办: the cases that this actor can move, has moved, or must watch. A query, never a table. */
export const listCases = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.list',
    title: '查看办件列表',
    http: 'GET /cases',
    who: signedIn(),
    input: z.strictObject({
      box: z.enum(['todo', 'done', 'watch', 'mine', 'all']).default('todo'),
      kind: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
      state: z.string().max(40).optional(),
      q: z.string().max(60).optional(),
      attention: z.boolean().optional(),
      cursor: z
        .string()
        .regex(/^\d{1,6}$/)
        .optional(),
    }),
    output: z.object({
      items: z.array(CaseItem),
      total: z.number().int(),
      next: z.string().nullable(),
      kinds: z.array(z.object({ kind: z.string(), title: z.string(), count: z.number().int() })),
    }),
    async run(ctx, input) {
      const offset = Number(input.cursor ?? 0)
      const box = sql`${reach(ctx)} and ${boxOf(ctx, procedures, input.box)}`
      const where = sql`${box}
        and (${input.kind ?? null}::text is null or kind = ${input.kind ?? null})
        and (${input.state ?? null}::text is null or state = ${input.state ?? null})
        and (${input.attention ?? false}::boolean is false or jsonb_array_length(attention) > 0)
        and ${asked(input.q)}`
      const { rows } = await sql<Parameters<typeof fileOf>[0]>`select * from case_file where ${where}
        order by (due_on is null), due_on, opened_at, number limit ${PAGE + 1} offset ${offset}`.execute(
        ctx.db,
      )
      const counts = await sql<{ kind: string; count: number }>`select kind, count(*) as count from case_file
        where ${box} group by kind order by kind`.execute(ctx.db)
      const byKind = new Map(procedures.map((one) => [one.kind, one]))
      const total = await sql<{
        count: number
      }>`select count(*) as count from case_file where ${where}`.execute(ctx.db)
      return {
        items: rows.slice(0, PAGE).map((row) => {
          const procedure = byKind.get(row.kind)
          if (!procedure) throw new Error(`no procedure for cases of kind ${row.kind}`)
          return itemOf(ctx, procedure, fileOf(row))
        }),
        total: total.rows[0]?.count ?? 0,
        next: rows.length > PAGE ? String(offset + PAGE) : null,
        kinds: counts.rows.map((row) => ({
          kind: row.kind,
          title: byKind.get(row.kind)?.title ?? row.kind,
          count: row.count,
        })),
      }
    },
  })

/**
 * What somebody looks for: a part of the number, the matter or who it comes from. Matters name people as 周*强, so that
 * a whole name is looked for as it would stand there.
 */
function asked(text: string | undefined): RawBuilder<unknown> {
  const words = text?.trim()
  if (!words) return sql`true`
  const like = (part: string) => `%${part.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  const masked = /^\p{Script=Han}{2,6}$/u.test(words) ? like(`${maskName(words)} `) : null
  return sql`(number ilike ${like(words)} or title ilike ${like(words)} or subtitle ilike ${like(words)}
    or title || ' ' ilike ${masked}::text)`
}

/** The cases within this actor's district, organisation or person; an official needs the right to read cases. */
function reach(ctx: VerbContext): RawBuilder<unknown> {
  const { actor } = ctx
  if (actor.kind === 'system') return sql`true`
  if (actor.kind === 'citizen') return sql`person = ${actor.person}::uuid`
  if (actor.kind === 'organisation') return sql`organisation = ${actor.organisation}::uuid`
  if (!allows({ kind: 'may', permission: 'cases.read' }, actor)) return sql`false`
  return actor.districts === 'all' ? sql`true` : sql`district = any(${actor.districts}::text[])`
}

function boxOf(ctx: VerbContext, procedures: readonly Procedure[], box: string): RawBuilder<unknown> {
  const { account } = ctx.actor
  const took = (steps: RawBuilder<unknown>) =>
    sql`exists (select 1 from case_event e where e.number = case_file.number and e.actor = ${account} and ${steps})`
  if (box === 'all') return sql`true`
  if (box === 'done') return took(sql`e.step <> 'claimed'`)
  if (box === 'mine') return sql`handler = ${account} and closed_at is null`
  if (box === 'watch') return sql`closed_at is null and escalated_on is not null and held_code is null`
  const mine: RawBuilder<unknown>[] = []
  for (const procedure of procedures) {
    for (const state of Object.keys(procedure.states)) {
      const steps = stepsFrom(procedure, state).flatMap(([, step]) =>
        step.tone && mayTake(step, ctx.actor) ? [step] : [],
      )
      const here = sql`kind = ${procedure.kind} and state = ${state}`
      for (const cause of new Set(steps.flatMap(({ settles }) => settles ?? [])))
        mine.push(sql`(${here} and held_code = ${cause})`)
      const going = steps.filter(({ settles }) => settles === undefined)
      if (going.length === 0) continue
      const decided = going.every((step) => step.decides || step.asks)
      const own = took(sql`e.step = any(${vouching(procedure)}::text[])`)
      mine.push(
        sql`(${here} and held_code is null ${decided ? sql`and not ${own}` : sql``} ${notSigned(going, ctx)})`,
      )
    }
  }
  if (mine.length === 0) return sql`false`
  return sql`closed_at is null and (handler is null or handler = ${account})
    and (${sql.join(mine, sql` or `)})`
}

/** What waits for signatures is no work of a post that has signed since it came there. */
function notSigned(steps: readonly Step[], ctx: VerbContext): RawBuilder<unknown> {
  if (!steps.some(({ countersign }) => countersign)) return sql``
  const posts = steps
    .flatMap(takersOf)
    .flatMap((who) => (who.kind === 'may' && allows(who, ctx.actor) ? [who.permission as string] : []))
  return sql`and not exists (select 1 from case_event e where e.number = case_file.number
    and e.payload->>'signed' = any(${posts}::text[]) and e.seq > (select max(came.seq) from case_event came
      where came.number = case_file.number and came.from_state is distinct from came.to_state))`
}
