import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../database/index.ts'
import { readRows } from '../../database/rows.ts'
import { type Actor, SYSTEM } from '../../identity/actor.ts'
import type { VerbContext } from '../../verb/index.ts'
import { type Due, dueAfterHold, dueIn } from '../clock/due.ts'
import { mayTake } from '../party.ts'
import { begins, type Procedure, type Step } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import { dueColumns } from '../store/case-store.ts'
import { casesOf, lockCases } from '../store/find-cases.ts'
import { type Hold, wakesOf } from './hold.ts'
import { closeNotices, openNotices } from './notice.ts'

/** Of a case, what one needs to move it. */
export const Standing = z.object({
  number: z.string(),
  kind: z.string(),
  state: z.string(),
  revision: z.number(),
  held: z.boolean(),
})
export type Standing = z.infer<typeof Standing>

export interface StepsTaken {
  /** The cases that took the step, in the order of their numbers. */
  taken: string[]
  /** Those that could not, each with why. */
  refused: { number: string; why: string }[]
}

/** How a step of many cases is told. */
export interface StepsTold {
  note: string | ((number: string) => string)
  /** The case is held in its new state for this cause. */
  hold?: Hold
  /** A case that is held is left where it is. */
  unlessHeld?: boolean
}

/** How cases stand, locked until the transaction ends; in the order of their numbers, so that two never block each other. */
export async function lockStandings(db: Db, numbers: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await readRows(
    Standing,
    sql`
    select number, kind, state, revision, held_code is not null as held from case_file
    where number = any(${[...numbers]}::text[]) order by number for update`,
    db,
  )
  return new Map(rows.map((row) => [row.number, row]))
}

/**
 * Takes one step of the system, or one that needs nothing but who takes it, for many cases at once: one statement for the files, one for the events, the same
 * records as if each had been taken alone. A case that stands elsewhere is refused with why; the others go on.
 */
export async function takeSteps(
  ctx: VerbContext,
  procedure: Procedure,
  numbers: readonly string[],
  name: string,
  told: StepsTold,
): Promise<StepsTaken> {
  const step = procedure.steps[name]
  if (!step) throw new Error(`${procedure.kind}: no step ${name}`)
  if (step.run || step.party || step.decides || step.asks || step.input || step.countersign || step.opens)
    throw new Error(`${procedure.kind}.${name}: only a step without work of its own is taken in sets`)
  const actor = step.by === 'system' ? SYSTEM : ctx.actor
  if (step.by !== 'system' && !mayTake(step, ctx.actor))
    throw refusals.notYourPost({ detail: `“${step.title}”不在您的岗位权限内。` })
  const standings = await lockStandings(ctx.db, numbers)
  const refused: StepsTaken['refused'] = []
  const going: Standing[] = []
  for (const number of new Set(numbers)) {
    const one = standings.get(number)
    const why = whyNot(one, procedure, step, told)
    if (why !== null || !one) refused.push({ number, why: why ?? '没有这个办件' })
    else going.push(one)
  }
  going.sort((a, b) => (a.number < b.number ? -1 : 1))
  if (going.length > 0) await write(ctx, procedure, going, name, { ...told, actor, step })
  return { taken: going.map((one) => one.number), refused }
}

function whyNot(one: Standing | undefined, procedure: Procedure, step: Step, told: StepsTold): string | null {
  if (one?.kind !== procedure.kind) return '没有这个办件'
  if (!begins(step, one.state)) return `办件现在是“${procedure.states[one.state]?.title ?? one.state}”`
  if (told.unlessHeld && one.held) return '办件暂时搁置'
  return null
}

async function write(
  ctx: VerbContext,
  procedure: Procedure,
  going: readonly Standing[],
  name: string,
  { actor, step, ...told }: StepsTold & { actor: Actor; step: Step },
): Promise<void> {
  const to = step.to
  const ends = procedure.states[to]?.ends
  const due = await dueOfAll(ctx, procedure, to)
  const leaving = going.filter((one) => procedure.states[one.state]?.notice && one.state !== to)
  if (leaving.length > 0)
    await closeNotices(
      ctx,
      leaving.map(({ number }) => number),
      'withdrawn',
    )
  const numbers = going.map((one) => one.number)
  const { rows } = await sql<{ number: string }>`
    update case_file file set state = ${to}, revision = file.revision + 1, ${dueColumns(due)}, moved_at = ${ctx.now},
      closed_at = ${ends ? ctx.now : null}::timestamptz, handler = null, escalated_on = null,
      held_code = ${held(sql`file.held_code`, told.hold?.code, ends)},
      held_text = ${held(sql`file.held_text`, told.hold?.text, ends)},
      held_whose = ${held(sql`file.held_whose`, told.hold && (told.hold.whose ?? null), ends)},
      held_wakes = ${told.hold ? sql`${JSON.stringify(wakesOf(told.hold))}::jsonb` : sql`file.held_wakes`},
      held_since = ${ends ? sql`null` : sql`case when file.held_code is not null or ${told.hold !== undefined} then ${ctx.now}::timestamptz end`},
      looks = 0, next_look_at = null
    from unnest(${numbers}::text[], ${going.map((one) => one.revision)}::integer[]) as one (number, revision)
    where file.number = one.number and file.revision = one.revision
    returning file.number`.execute(ctx.db)
  if (rows.length !== going.length)
    throw new Error(`${procedure.kind}.${name}: cases were moved without their locks`)
  await writeEvents(ctx.db, going, {
    step: name,
    to,
    at: ctx.now,
    note: told.note,
    payload: null,
    actor,
  })
  if (!procedure.states[to]?.notice) return
  await openNotices(ctx, procedure, await casesOf(ctx.db, { numbers }))
}

const held = (kept: ReturnType<typeof sql>, now: string | null | undefined, ends: unknown) =>
  ends ? sql`null` : now === undefined ? kept : sql`${now}::text`

/** The time of many cases that enter a state together: a term is the same for all, an absolute day is each one's own. */
async function dueOfAll(ctx: VerbContext, procedure: Procedure, to: string): Promise<Due> {
  const within = procedure.states[to]?.within
  if (typeof within === 'object' && 'until' in within)
    throw new Error(`${procedure.kind}.${to} ends on a day of each case's own: not entered in sets`)
  const nobody = { number: null, district: ctx.city.code, person: null, organisation: null, form: {} }
  return dueIn(ctx, procedure, to, { ...nobody, kind: procedure.kind })
}

interface Told {
  step: string
  /** The new state; null where the case stays. */
  to: string | null
  at: Date
  note: StepsTold['note']
  payload: unknown
  actor: Actor
}

async function writeEvents(db: Db, going: readonly Standing[], told: Told): Promise<void> {
  const notes = going.map((one) => (typeof told.note === 'string' ? told.note : told.note(one.number)))
  await sql`
    insert into case_event (number, seq, step, from_state, to_state, actor, actor_label, actor_kind, at, note, payload)
    select one.number, one.seq, ${told.step}, one.from_state, coalesce(${told.to}::text, one.from_state), ${told.actor.account}::text,
      ${told.actor.label}, ${told.actor.kind}, ${told.at}::timestamptz, one.note,
      ${told.payload === null ? null : JSON.stringify(told.payload)}::jsonb
    from unnest(${going.map((one) => one.number)}::text[], ${going.map((one) => one.revision + 1)}::integer[],
      ${going.map((one) => one.state)}::text[], ${notes}::text[]) as one (number, seq, from_state, note)`.execute(
    db,
  )
}

/** Ends what holds these cases, as when its cause is gone; those that are not held are left as they are. */
export async function endHolds(
  ctx: VerbContext,
  procedure: Procedure,
  numbers: readonly string[],
  note: string,
): Promise<void> {
  await lockStandings(ctx.db, numbers)
  const files = await lockCases(ctx.db, { numbers, kind: procedure.kind, held: true })
  if (files.length === 0) return
  const dues = files.map((file) => {
    const { dueOn, term, estimatedYears } = dueAfterHold(ctx, file)
    return { number: file.number, due_on: dueOn, due_days: term?.days ?? null, estimated: estimatedYears }
  })
  await sql`
    update case_file file set revision = file.revision + 1, moved_at = ${ctx.now}, looks = 0, next_look_at = null,
      due_on = one.due_on, due_days = one.due_days, due_estimated = one.estimated,
      held_code = null, held_text = null, held_whose = null, held_wakes = '[]', held_since = null
    from jsonb_to_recordset(${JSON.stringify(dues)}::jsonb)
      as one (number text, due_on date, due_days integer, estimated integer[])
    where file.number = one.number`.execute(ctx.db)
  const going = files.map((file) => ({ ...file, held: true }))
  await writeEvents(ctx.db, going, {
    step: 'resumed',
    to: null,
    at: ctx.now,
    note,
    payload: null,
    actor: SYSTEM,
  })
}
