import { randomUUID } from 'node:crypto'
import { casesOf, tickCases } from '../../kernel/case/index.ts'
import type { Db } from '../../kernel/database/index.ts'
import { workOff } from '../../kernel/event/index.ts'
import { type Actor, PUBLIC } from '../../kernel/identity/actor.ts'
import { addDays, type CivilDate, civilDateOf } from '../../kernel/value/time/civil-date.ts'
import { addWorkingDays } from '../../kernel/value/time/working-days.ts'
import { type Kernel, perform, standingClock } from '../../kernel/verb/index.ts'
import { demoActor, demoCitizen } from '../demo/people/actors.ts'
import { readingDoubts } from '../demo/story/reading-doubts.ts'
import type { Walk } from '../demo/story/road.ts'
import { PROCEDURES } from '../modules.ts'

/** So many days before today a walk begins: fifteen of lessons, two notices and the payment are over by today. */
const DAYS_AGO = 60

/** More working days than a notice takes, fewer than the district has for its review. */
const LAST_STRETCH = 6

/** Where a walk begins, and the last day on which its claims may be raised so that all is over today and nothing late. */
export const walkDays = (kernel: Kernel): { first: CivilDate; claims: CivilDate } => {
  const today = civilDateOf(kernel.clock.now())
  return {
    first: addDays(today, -DAYS_AGO),
    claims: addWorkingDays(today, -LAST_STRETCH, kernel.city.calendar).day,
  }
}

/** A walk through days that have passed: nobody else's clock moves, and what it does touches its own cases only. */
export interface PastWalk extends Walk {
  /** The day on which the walk stands. */
  day(): CivilDate
}

/**
 * The walk from a day on, inside one transaction: the worker, whose clock is today's, sees its notices and what waits
 * for its followers only when they are done, and a step that fails leaves nothing behind.
 */
export function pastWalk(kernel: Kernel, tx: Db, welder: string, from: CivilDate): PastWalk {
  const clock = standingClock(morning(from))
  const then: Kernel = {
    ...kernel,
    clock,
    takeBackSeconds: 0,
    // What a walk writes is committed with the walk's own transaction, or not at all.
    witness: null,
    standards: (db = tx) => kernel.standards(db),
    // Under names of its own, so that it does only what follows from its own acts.
    followers: kernel.followers.map((one) => ({ ...one, name: `${one.name}·导览` })),
    database: { ...kernel.database, db: tx, transaction: (run) => run(tx) },
  }
  const own = new Set<string>()
  const actors = new Map<string, Actor>()
  const actorOf = async (login: string): Promise<Actor> => {
    const known = actors.get(login) ?? (await demoActor(tx, kernel.city.roles, login))
    actors.set(login, known)
    return known
  }
  return {
    does: readingDoubts(async (who, verb, input) => {
      const actor =
        who === 'public'
          ? PUBLIC
          : 'person' in who
            ? demoCitizen(kernel.city.roles, who.person, '市民')
            : await actorOf(who.login)
      // One transaction reads one state anyhow, and cannot begin another one for it.
      const asked = verb.writes ? verb : { ...verb, consistent: false }
      const answer = await perform(then, asked, { actor, requestId: 'tour', key: randomUUID() }, input)
      if (verb.writes) noteNumber(own, answer)
      return answer
    }),
    today: async () => civilDateOf(clock.now()),
    day: () => civilDateOf(clock.now()),
    async until(day) {
      if (day > civilDateOf(kernel.clock.now())) throw new Error(`the walk would reach ${day}, after today`)
      clock.set(morning(day))
    },
    async settle() {
      const open = await casesOf(tx, { person: welder, closed: false })
      const only = [...own, ...open.map(({ number }) => number)]
      await tickCases(then, PROCEDURES, fail, { all: true, only })
      await workOff(then, fail)
    },
  }
}

const morning = (day: CivilDate): string => `${day}T09:00:00+08:00`

/** Remembers the case that an act opened or moved. */
function noteNumber(own: Set<string>, answer: unknown): void {
  const number = (answer as { number?: unknown } | null)?.number
  if (typeof number === 'string') own.add(number)
}

const fail = (error: unknown): never => {
  throw error
}
