import { sql } from 'kysely'
import { z } from 'zod'
import { noteTrouble, untroubled } from '../../event/index.ts'
import type { Actor } from '../../identity/actor.ts'
import { CaseNumber } from '../../value/shapes.ts'
import { type Kernel, Problem, perform, signedIn, verb } from '../../verb/index.ts'
import type { Procedure } from '../procedure.ts'
import { takeStep } from '../step/take-step.ts'
import { AUTHOR_GONE, heldBackOf, takeOut } from './held-back.ts'

/** Decisions that are looked up at once. */
const BATCH = 100

/** The sort of work that a decision is, where it fails for no reason of the case. */
const WORK = 'decision'

/** Who somebody is now, in the post in which they decided; null where account or post are gone. */
export type ActorAgain = (account: string, post: string) => Promise<Actor | null>

/**
 * The decision as it becomes real (决定生效): the very step, by its author, with every check asked again at this moment.
 * Not part of the API: only the worker does it.
 */
const carryOutVerb = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.carry-out',
    title: '决定生效',
    http: 'POST /cases/{number}/decision',
    who: signedIn(),
    input: z.strictObject({ number: CaseNumber, id: z.uuid() }),
    output: z.object({ done: z.boolean() }),
    async run(ctx, { number, id }) {
      await sql`select 1 from case_decision where number = ${number} for update`.execute(ctx.db)
      const one = (await heldBackOf(ctx.db, [number])).get(number)
      if (one?.id !== id || one.failed_at !== null) return { done: false }
      await takeOut(ctx.db, number, one.account)
      await takeStep(ctx, procedures, number, one.step, { ...one.taking, revision: one.revision })
      return { done: true }
    },
  })

interface Due {
  number: string
  id: string
  account: string
  post: string
  closed: boolean
}

/**
 * Carries out what may no longer be taken back, each decision in a transaction of its own; what is refused now is kept
 * with why, for its author to see. What fails otherwise is tried again, and is stuck work after the fifth time.
 */
export async function carryOut(
  kernel: Kernel,
  procedures: readonly Procedure[],
  actorAgain: ActorAgain,
  onError: (error: unknown) => void,
): Promise<number> {
  const act = carryOutVerb(procedures)
  const now = kernel.clock.now()
  const { rows } = await sql<Due>`select d.number, d.id, d.account, d.post,
      c.closed
    from case_decision d
    cross join lateral (select exists (select 1 from trouble t
      where t.kind = ${WORK} and t.id = d.id::text and t.closed_at is not null) as closed) c
    where d.failed_at is null and d.real_at <= ${now}
      and (c.closed or ${untroubled(WORK, sql`d.id::text`, now)})
    order by d.real_at, d.number limit ${sql.lit(BATCH)}`.execute(kernel.database.db)
  let done = 0
  for (const one of rows) {
    if (one.closed) await refused(kernel, one, '系统出了故障，系统管理员已停止重试，请重新办理')
    else if (await become(kernel, act, actorAgain, one, onError)) done += 1
  }
  return done
}

async function become(
  kernel: Kernel,
  act: ReturnType<typeof carryOutVerb>,
  actorAgain: ActorAgain,
  { number, id, account, post }: Due,
  onError: (error: unknown) => void,
): Promise<boolean> {
  try {
    const actor = await actorAgain(account, post)
    if (!actor) {
      await refused(kernel, { number, id }, AUTHOR_GONE)
      return false
    }
    const { done } = await perform(
      kernel,
      act,
      { actor, requestId: `decision ${id}`, via: 'decision', key: id },
      { number, id },
    )
    return done
  } catch (error) {
    if (error instanceof Problem) await refused(kernel, { number, id }, error.words)
    else {
      await noteTrouble(kernel, { kind: WORK, id }, 'cases.carry-out', error)
      onError(error)
    }
    return false
  }
}

async function refused(kernel: Kernel, { number, id }: Pick<Due, 'number' | 'id'>, why: string) {
  await sql`update case_decision set failed_at = ${kernel.clock.now()}, failed_why = ${why}
    where number = ${number} and id = ${id}::uuid`.execute(kernel.database.db)
}
