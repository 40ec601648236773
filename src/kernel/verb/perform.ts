import { sql } from 'kysely'
import type { z } from 'zod'
import { originOf, recordAct, recordActs, withMac } from '../audit/index.ts'
import type { Db } from '../database/database.ts'
import { type Actor, SYSTEM } from '../identity/actor.ts'
import { allows } from './access.ts'
import { type ActNotes, type Consequence, type Making, newAct, newConsequence } from './act.ts'
import { admit, answer, refusalOf } from './admit.ts'
import { type Asking, contextOf } from './context.ts'
import { markFault } from './fault.ts'
import { isDownload } from './http/files.ts'
import { scanUploads } from './http/scan.ts'
import { type IdempotencyKey, idempotencyKey, takeKey } from './idempotency.ts'
import type { Kernel } from './kernel.ts'
import { Problem } from './problem.ts'
import type { AnyVerb, Verb, VerbContext } from './verb.ts'

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
    if (verb.writes || verb.recorded) return await doIt(kernel, verb, asking, input)
    const parsed = admit(verb, asking.actor, input)
    if (verb.consistent) return await readAtOnce(kernel, verb, asking, parsed)
    return await read(kernel, verb, asking, parsed, kernel.database.db)
  } catch (error) {
    markFault(error, verb.name)
    throw error
  }
}

async function read<I extends z.ZodType, O extends z.ZodType>(
  kernel: Kernel,
  verb: Verb<I, O>,
  asking: Asking,
  input: z.output<I>,
  db: Db,
): Promise<z.output<O>> {
  const ctx = contextOf(kernel, asking, db)
  const ahead = verb.ahead ? await verb.ahead(ctx, input) : undefined
  return answer(verb, await verb.run(ctx, input, ahead))
}

/** Reads several things as they stood at one moment. */
const readAtOnce = <I extends z.ZodType, O extends z.ZodType>(
  kernel: Kernel,
  verb: Verb<I, O>,
  asking: Asking,
  input: z.output<I>,
): Promise<z.output<O>> =>
  kernel.database.transaction(async (tx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(tx)
    return read(kernel, verb, asking, input, tx)
  })

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
    await scanUploads(kernel, parsed)
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
export function mayBegin(
  kernel: Kernel,
  verb: AnyVerb,
  actor: Actor,
  requestId: string,
): Promise<never> | undefined {
  return allows(verb.who, actor) ? undefined : refuse(kernel, verb, { actor, requestId })
}

async function refuse(kernel: Kernel, verb: AnyVerb, asking: Asking): Promise<never> {
  const error = refusalOf(verb, asking.actor)
  if (asking.actor.kind !== 'public' && (verb.writes || verb.recorded))
    await recordFailure(kernel, verb, asking, newAct(kernel.sealer).notes, error)
  throw error
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
    const before = await takeKey(tx, key)
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
  const kept = key && !isDownload(result)
  const own = await recordAct(tx, {
    ...record,
    ...(kept ? { idempotency: { ...key, answer: { value: result } } } : {}),
  })
  const others = await recordConsequences(kernel, tx, verb, asking, now, made.consequences)
  return { result, recorded: [own, ...others] }
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

const actorName = (actor: Actor): string => actor.account ?? actor.kind

function who(verb: { name: string }, asking: Asking, { sentBack: _sentBack, ...notes }: ActNotes) {
  return {
    account: asking.actor.account,
    roles: asking.actor.roles,
    verb: verb.name,
    requestId: asking.requestId,
    origin: originOf(asking),
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

/**
 * Deadlock, serialisation failure, or a key that another act took between this one's look and its writing:
 * the database undid the act whole, so it may be done again, and then sees what the other did and answers to that.
 */
const setAside = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && SET_ASIDE.has(error.code)

const SET_ASIDE: ReadonlySet<unknown> = new Set(['40P01', '40001', '23505', '23P01'])
