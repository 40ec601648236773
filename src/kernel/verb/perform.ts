import { sql } from 'kysely'
import { z } from 'zod'
import { recordAct, recordActs, withMac } from '../audit/index.ts'
import type { Db } from '../database/database.ts'
import { recordOf } from '../decision/decision.ts'
import { emit } from '../event/emit.ts'
import { type Actor, SYSTEM } from '../identity/actor.ts'
import { keepStandards } from '../standard/kept/kept.ts'
import type { Standards } from '../standard/standards.ts'
import { civilDateOf } from '../value/time/civil-date.ts'
import { allows } from './access.ts'
import { type ActNotes, type Consequence, type Making, newAct, newConsequence } from './act.ts'
import { markFault } from './fault.ts'
import { isDownload } from './http/files.ts'
import { forgetKey, type IdempotencyKey, idempotencyKey, takeKey } from './idempotency.ts'
import { fieldsOf } from './input/field-problems.ts'
import { unsoundText } from './input/sound-text.ts'
import type { Kernel } from './kernel.ts'
import { Problem, problem } from './problem.ts'
import { requireReach } from './scope.ts'
import type { AnyVerb, Verb, VerbContext } from './verb.ts'
import './input/messages.ts'

/** Who asks, and what the transport knows of the request. */
export interface Asking {
  actor: Actor
  requestId: string
  /** Where the request came from. */
  address?: string | undefined
  /** The client's own name for this act; needed by every verb that writes. */
  key?: string | undefined
}

/** How often an act that the database set aside (deadlock, serialisation) is tried again. */
const TRIES = 4

/**
 * Does one verb for one actor: asks who may, checks the input, runs it in one transaction together with its
 * idempotency key and its audit record, and gives back only what its output names.
 */
export async function perform<I extends z.ZodType, O extends z.ZodType>(
  kernel: Kernel,
  verb: Verb<I, O>,
  asking: Asking,
  input: unknown,
): Promise<z.output<O>> {
  try {
    return await (verb.writes || verb.recorded
      ? doIt(kernel, verb, asking, input)
      : readIt(kernel, verb, asking, input))
  } catch (error) {
    markFault(error, verb.name)
    throw error
  }
}

async function readIt<I extends z.ZodType, O extends z.ZodType>(
  kernel: Kernel,
  verb: Verb<I, O>,
  asking: Asking,
  input: unknown,
): Promise<z.output<O>> {
  const parsed = admit(verb, asking.actor, input)
  const of = async (db: Db) => {
    const ctx = contextOf(kernel, asking, db)
    return answer(verb, await verb.run(ctx, parsed, await verb.ahead?.(ctx, parsed)))
  }
  if (!verb.consistent) return of(kernel.database.db)
  return kernel.database.transaction(async (tx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(tx)
    return of(tx)
  })
}

async function doIt<I extends z.ZodType, O extends z.ZodType>(
  kernel: Kernel,
  verb: Verb<I, O>,
  asking: Asking,
  input: unknown,
): Promise<z.output<O>> {
  const made = newAct(kernel.sealer)
  try {
    const parsed = admit(verb, asking.actor, input)
    const key =
      verb.withoutKey || !verb.writes
        ? null
        : idempotencyKey(actorName(asking.actor), asking.key, verb.name, input)
    const ahead = await verb.ahead?.(contextOf(kernel, asking, kernel.database.db), parsed)
    const { result, recorded } = await again(() =>
      kernel.database.transaction((tx) => act(kernel, verb, asking, tx, { input: parsed, ahead }, key, made)),
    )
    kernel.witness?.saw(recorded)
    return result
  } catch (error) {
    if (error instanceof Problem && asking.actor.kind !== 'public' && error.status !== 400) {
      await recordFailure(kernel, verb, asking, made.notes, error)
    }
    throw error
  }
}

/** Refuses, and records as refused, whoever may not do this at all: asked before any of the body is read. */
export async function mayBegin(kernel: Kernel, verb: AnyVerb, asking: Asking): Promise<void> {
  try {
    requireAllowed(verb, asking.actor)
  } catch (error) {
    if (error instanceof Problem && asking.actor.kind !== 'public' && (verb.writes || verb.recorded))
      await recordFailure(kernel, verb, asking, newAct(kernel.sealer).notes, error)
    throw error
  }
}

async function act<I extends z.ZodType, O extends z.ZodType>(
  kernel: Kernel,
  verb: Verb<I, O>,
  asking: Asking,
  tx: Db,
  given: { input: z.output<I>; ahead: unknown },
  key: IdempotencyKey | null,
  made: Making,
): Promise<{ result: z.output<O>; recorded: number[] }> {
  const now = kernel.clock.now()
  made.consequences.length = 0
  if (key) {
    const before = await takeKey(tx, key, now)
    if (before) return { result: before.answer as z.output<O>, recorded: [] }
  }
  const ctx = contextOf(kernel, asking, tx, made)
  const result = answer(verb, await verb.run(ctx, given.input, given.ahead))
  const record = withMac(kernel.sealer, {
    ...who(verb, asking, made.notes),
    at: now,
    outcome: made.notes.sentBack
      ? ('failed' as const)
      : asking.actor.kind === 'system'
        ? ('automatic' as const)
        : ('ok' as const),
  })
  // A file is made again when it is asked for again: it may hold what no table may keep.
  if (key && isDownload(result)) await forgetKey(tx, key)
  const kept = key && !isDownload(result)
  const own = await recordAct(tx, {
    ...record,
    ...(kept ? { idempotency: { actor: key.actor, key: key.key, answer: { value: result } } } : {}),
  })
  const others = await recordConsequences(kernel, tx, verb, asking, now, made.consequences)
  return { result, recorded: [own, ...others] }
}

function requireAllowed(verb: Pick<AnyVerb, 'who' | 'title'>, actor: Actor): void {
  if (allows(verb.who, actor)) return
  if (actor.kind === 'public')
    throw problem(401, '请先登录', { detail: '登录后再办理，已填的内容不会丢失。' })
  throw problem(403, '您的岗位不能办理此事', { detail: `“${verb.title}”不在您的岗位权限内。` })
}

/** Checks who may and what comes in; the same for every way in. */
function admit<I extends z.ZodType, O extends z.ZodType>(
  verb: Verb<I, O>,
  actor: Actor,
  input: unknown,
): z.output<I> {
  requireAllowed(verb, actor)
  const unsound = unsoundText(input)
  if (unsound.length > 0) throw problem(400, '填写的内容有误', { fields: unsound })
  const parsed = verb.input.safeParse(input)
  if (!parsed.success) throw problem(400, '填写的内容有误', { fields: fieldsOf(parsed.error) })
  return parsed.data as z.output<I>
}

/** The context of one act. */
export function contextOf(
  kernel: Kernel,
  asking: Asking,
  db: Db,
  made: Pick<Making, 'act' | 'consequences'> = newAct(kernel.sealer),
): VerbContext {
  const now = kernel.clock.now()
  let standards: Promise<Standards> | null = null
  let digest: Promise<string> | null = null
  const standardsOfAct = () => {
    standards ??= kernel.standards(db)
    return standards
  }
  const digestOfAct = () => {
    digest ??= standardsOfAct().then((now) => keepStandards(db, now))
    return digest
  }
  const of = ({ actor, requestId, address }: Asking, act: Making['act']): VerbContext => {
    const ctx: VerbContext = {
      db,
      actor,
      now,
      today: civilDateOf(now),
      city: kernel.city,
      calendar: kernel.city.calendar,
      standards: standardsOfAct,
      record: async (rule, facts, decision) => ({
        ...recordOf(rule, ctx.today, facts, decision),
        standards: await digestOfAct(),
      }),
      kept: async (record) =>
        record && record.standards === undefined ? { ...record, standards: await digestOfAct() } : record,
      sealer: kernel.sealer,
      signer: kernel.signer,
      keptHeads: async () => (await kernel.anchors?.kept()) ?? [],
      seenRecords: async () => (await kernel.witness?.seen()) ?? [],
      origin: kernel.origin,
      emit: (event, payload) => emit(db, kernel.followers, event, payload, now),
      asSystem(why) {
        const own = newConsequence(kernel.sealer, why)
        made.consequences.push(own)
        return of({ actor: SYSTEM, requestId }, own.act)
      },
      act,
      within: (scope) => requireReach(actor, scope),
      demo: kernel.demo,
      requestId,
      address: address ?? null,
      async perform(verb: AnyVerb, input: unknown) {
        const parsed = admit(verb, actor, input)
        return answer(verb, await verb.run(ctx, parsed, await verb.ahead?.(ctx, parsed)))
      },
    }
    return ctx
  }
  return of(asking, made.act)
}

/** Does something as the system in one recorded transaction: what a follower or the clock does. */
export async function performAsSystem<T>(
  kernel: Kernel,
  name: string,
  run: (ctx: VerbContext) => Promise<T>,
): Promise<T> {
  const asking: Asking = { actor: SYSTEM, requestId: name }
  const named = (error: unknown): never => {
    markFault(error, name)
    throw error
  }
  const { result, recorded } = await again(() =>
    kernel.database.transaction(async (tx) => {
      const own = newConsequence(kernel.sealer, null)
      const consequences: Consequence[] = [own]
      const result = await run(contextOf(kernel, asking, tx, { act: own.act, consequences }))
      const at = kernel.clock.now()
      return { result, recorded: await recordConsequences(kernel, tx, { name }, asking, at, consequences) }
    }),
  ).catch(named)
  kernel.witness?.saw(recorded)
  return result
}

/** Writes what the system did within an act into the audit, a record for each thing that it touched. Gives their numbers. */
async function recordConsequences(
  kernel: Kernel,
  tx: Db,
  verb: { name: string },
  { requestId }: Asking,
  at: Date,
  consequences: readonly Consequence[],
): Promise<number[]> {
  const records = consequences
    .flatMap(({ notes }) => notes)
    .filter(({ subjectId }) => subjectId !== null)
    .map((notes) =>
      withMac(kernel.sealer, {
        ...who(verb, { actor: SYSTEM, requestId }, notes),
        at,
        outcome: 'automatic' as const,
      }),
    )
  return records.length > 0 ? recordActs(tx, records) : []
}

function answer<I extends z.ZodType, O extends z.ZodType>(verb: Verb<I, O>, result: z.input<O>): z.output<O> {
  const parsed = verb.output.safeParse(result)
  if (parsed.success) return parsed.data as z.output<O>
  throw new Error(`${verb.name} answers against its own schema: ${z.prettifyError(parsed.error)}`)
}

const actorName = (actor: Actor): string => actor.account ?? actor.kind

function who(verb: { name: string }, asking: Asking, { sentBack: _sentBack, ...notes }: ActNotes) {
  return {
    account: asking.actor.account,
    roles: asking.actor.roles,
    verb: verb.name,
    requestId: asking.requestId,
    ...notes,
  }
}

/** A failed try is an act too; it stands in a transaction of its own, since its own was rolled back. */
async function recordFailure(
  kernel: Kernel,
  verb: { name: string },
  asking: Asking,
  notes: ActNotes,
  error: Problem,
) {
  const id = await recordAct(
    kernel.database.db,
    withMac(kernel.sealer, {
      ...who(verb, asking, notes),
      at: kernel.clock.now(),
      outcome: error.status === 401 || error.status === 403 ? 'refused' : 'failed',
    }),
  )
  kernel.witness?.saw([id])
}

async function again<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (attempt >= TRIES || !setAside(error)) throw error
    }
  }
}

/** Deadlock or serialisation failure: the database undid the act whole, so it may be done again. */
const setAside = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === '40P01' || error.code === '40001')
