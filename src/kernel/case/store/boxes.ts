import { type RawBuilder, sql } from 'kysely'
import { allows, type VerbContext } from '../../verb/index.ts'
import { mayTake, takersOf } from '../party.ts'
import type { Procedure, Step } from '../procedure.ts'
import { stepsFrom, vouching } from './case-state.ts'
import { type Narrowed, narrowed } from './narrowed.ts'
import { soughtCases } from './sought-cases.ts'

/** 待办、已办、督办、本人认领的、等别人办的、全部. */
export type Box = 'todo' | 'done' | 'watch' | 'mine' | 'others' | 'all'

/** What is asked of a box beside its kinds. */
export interface Sought extends Narrowed {
  box: Box
  q?: string | undefined
}

/** A box that asks more of its cases looks through no more than this. */
const CANDIDATES = 500

/**
 * The cases of some kinds in a box, as `from … f` with `number`, `opened_at`, `due_on`, `amount`, and in 已办 `at`. They are gathered
 * place by place (district, kind, state), and of each place only what `part` lets through (its order and limit), so that
 * an index gives every place in order and a page costs the same however many cases there are.
 */
export function casesIn(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  { box, q, ...narrow }: Sought,
  kinds: readonly string[],
  part: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const reach = reachOf(ctx)
  const more = narrowed(ctx, procedures, narrow)
  const ofKinds = sql`f.kind = any(${[...kinds]}::text[])`
  const text = q?.trim()
  if (!reach)
    return sql`from (select number, opened_at, due_on, amount, opened_at as at from case_file where false) f`
  if (text) {
    return sql`from (select * from (select f.number, f.opened_at, f.due_on, f.amount, ${lastAct(ctx)} as at
      from (${soughtCases(text, reach.is)}) sought ${each(sql`sought.number`)}
      where ${reach.is} and ${ofKinds} ${more} and ${belongs(ctx, procedures, box)}) f where true ${part}) f`
  }
  if (box === 'done') {
    return sql`from unnest(${[...kinds]}::text[]) as k (kind) cross join lateral (
      select e.number, e.at from case_event e
      where e.actor = ${ctx.actor.account} and left(e.number, 2) = k.kind and e.step <> 'claimed'
        and e.seq = (select max(own.seq) from case_event own
          where own.number = e.number and own.actor = e.actor and own.step <> 'claimed')
        and (select ${reach.is} ${more} from case_file f where f.number = e.number) ${part}) f`
  }
  if (box === 'todo') {
    return sql`from ${turns(ctx, procedures, kinds)} cross join ${reach.places} cross join lateral (
      select f.number, f.opened_at, f.due_on, f.amount from case_file f
      where f.kind = turn.kind and f.state = turn.state and ${reach.here} ${more} and ${myTurn(ctx)} ${part}) f`
  }
  if (box === 'others' && ctx.actor.kind === 'official') {
    return sql`from (select f.number, f.opened_at, f.due_on, f.amount from (${handedOn(ctx, kinds)}) handled
      join case_file f on f.number = handled.number
      where ${reach.is} ${more} and ${belongs(ctx, procedures, box)} ${part}) f`
  }
  if (box === 'all') {
    return sql`from ${reach.places} cross join unnest(${[...kinds]}::text[]) as k (kind) cross join lateral (
      select f.number, f.opened_at, f.due_on, f.amount from case_file f where f.kind = k.kind and ${reach.here} ${more} ${part}) f`
  }
  return sql`from ${reach.places} cross join lateral (select f.number, f.opened_at, f.due_on, f.amount from case_file f
    where ${reach.here} and ${ofKinds} ${more} and ${belongs(ctx, procedures, box)} ${part}) f`
}

/** `cross join … f`: each case by its number, one after the other, however many the database thinks that there are. */
export const each = (number: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`cross join lateral (select * from case_file one where one.number = ${number} limit 1) f`

interface Reach {
  /** Where cases lie that this actor may see; `here` says of one that it lies in such a place. */
  places: RawBuilder<unknown>
  here: RawBuilder<unknown>
  is: RawBuilder<unknown>
}

/** The cases within this actor's district, organisation or person; an official needs the right to read cases. */
export function reachOf(ctx: VerbContext): Reach | null {
  const { actor } = ctx
  const one = (is: RawBuilder<unknown>): Reach => ({ places: sql`(values (1)) as place (one)`, here: is, is })
  if (actor.kind === 'citizen') return one(sql`f.person = ${actor.person}::uuid`)
  if (actor.kind === 'organisation') return one(sql`f.organisation = ${actor.organisation}::uuid`)
  if (actor.kind !== 'system' && !allows({ kind: 'may', permission: 'cases.read' }, actor)) return null
  const districts =
    actor.kind === 'system' || actor.districts === 'all'
      ? [ctx.city.code, ...ctx.city.districts.map(({ code }) => code)]
      : [...actor.districts]
  return {
    places: sql`unnest(${districts}::text[]) as place (district)`,
    here: sql`f.district = place.district`,
    is: sql`f.district = any(${districts}::text[])`,
  }
}

/** Whether a case that was found otherwise belongs into a box. */
function belongs(ctx: VerbContext, procedures: readonly Procedure[], box: Box): RawBuilder<unknown> {
  if (box === 'all') return sql`true`
  if (box === 'done') return sql`${lastAct(ctx)} is not null`
  if (box === 'mine') return sql`f.handler = ${ctx.actor.account} and f.closed_at is null`
  if (box === 'watch') return sql`f.closed_at is null and f.escalated_on is not null and f.held_code is null`
  const kinds = procedures.map(({ kind }) => kind)
  const mine = sql`exists (select 1 from ${turns(ctx, procedures, kinds)}
    where f.kind = turn.kind and f.state = turn.state and ${myTurn(ctx)})`
  return box === 'others'
    ? sql`f.closed_at is null and f.kind || ' ' || f.state <> all(${settled(procedures)}::text[]) and not ${mine}`
    : mine
}

/** The states in which nobody waits any more though a case is not closed: what is published stays open to be withdrawn. */
const settled = (procedures: readonly Procedure[]): string[] =>
  procedures.flatMap(({ kind, states }) =>
    Object.entries(states).flatMap(([state, { progress, within }]) =>
      progress === 4 && within && 'noTerm' in within ? [`${kind} ${state}`] : [],
    ),
  )

/** What an official has moved lately, of each kind: what others have in hand now is looked for among these. */
const handedOn = ({ actor }: VerbContext, kinds: readonly string[]): RawBuilder<unknown> =>
  sql`select distinct e.number from unnest(${[...kinds]}::text[]) as k (kind) cross join lateral (
    select e.number from case_event e where e.actor = ${actor.account} and left(e.number, 2) = k.kind
      and e.step <> 'claimed' order by e.at desc limit ${sql.lit(CANDIDATES)}) e`

/** When this actor last moved a case; claiming it is not yet moving it. */
const lastAct = ({ actor }: VerbContext): RawBuilder<unknown> =>
  sql`(select max(e.at) from case_event e where e.number = f.number and e.actor = ${actor.account} and e.step <> 'claimed')`

/** Where it is this actor's turn: the states from which he may take a step, and the holds that he can end. */
function turns(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  kinds: readonly string[],
): RawBuilder<unknown> {
  const found: Turn[] = []
  for (const procedure of procedures.filter(({ kind }) => kinds.includes(kind))) {
    const judges = procedure.judges === true
    for (const state of Object.keys(procedure.states)) {
      const steps = stepsFrom(procedure, state).flatMap(([, step]) =>
        step.tone && mayTake(step, ctx.actor) ? [step] : [],
      )
      const here = { kind: procedure.kind, state }
      for (const held of new Set(steps.flatMap(({ settles }) => settles ?? [])))
        found.push({ ...here, held, unless: null, signed: null, judges })
      const going = steps.filter(({ settles }) => settles === undefined)
      if (going.length === 0) continue
      // Who has vouched for a case does not decide it, so it does not wait for him.
      const decided = going.every((step) => step.decides || step.asks)
      found.push({
        ...here,
        held: null,
        unless: decided ? vouching(procedure) : null,
        signed: signatures(going, ctx),
        judges,
      })
    }
  }
  return sql`jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
    as turn (kind text, state text, held text, unless text[], signed text[], judges boolean)`
}

/** Whether it can ever be this actor's turn in a procedure. */
export const hasTurns = ({ actor }: VerbContext, { steps }: Procedure): boolean =>
  Object.values(steps).some((step) => step.tone && mayTake(step, actor))

interface Turn {
  kind: string
  state: string
  held: string | null
  /** Not for who has done one of these steps of it. */
  unless: string[] | null
  /** Not where one of these posts has signed since it came there. */
  signed: string[] | null
  /** Not for who is judged in it. */
  judges: boolean
}

/** What waits for signatures is no work of a post that has signed. */
function signatures(steps: readonly Step[], { actor }: VerbContext): string[] | null {
  if (!steps.some(({ countersign }) => countersign)) return null
  return steps
    .flatMap(takersOf)
    .flatMap((who) => (who.kind === 'may' && allows(who, actor) ? [who.permission as string] : []))
}

const myTurn = ({ actor }: VerbContext): RawBuilder<unknown> => sql`f.closed_at is null
  and (f.handler is null or f.handler = ${actor.account}) and coalesce(f.held_code, '') = coalesce(turn.held, '')
  and not exists (select 1 from case_decision d where d.number = f.number and d.failed_at is null)
  and (turn.unless is null or not exists (select 1 from case_event e
    where e.number = f.number and e.actor = ${actor.account} and e.step = any(turn.unless)))
  and (not turn.judges or (f.form->'judged' @> to_jsonb(${actor.account}::text)) is not true)
  and (turn.signed is null or not exists (select 1 from case_event e
    where e.number = f.number and e.payload->>'signed' = any(turn.signed)
      and e.seq > (select max(came.seq) from case_event came
        where came.number = f.number and came.from_state is distinct from came.to_state)))`
