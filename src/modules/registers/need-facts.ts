import { randomUUID } from 'node:crypto'
import { type Hold, wake } from '../../kernel/case/index.ts'
import { addDays, type CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { answersOf, FACTS, type FactKind } from '../people/index.ts'
import { registersAnswered } from './answered.ts'
import { takePutBy } from './delivery/put-by.ts'
import { type RegisterData, registersOn } from './standard.ts'
import { type Connection, connections, queueQueries } from './store.ts'

/** Whether the facts are there, or which register is awaited. */
export type FactsAnswer =
  | {
      ready: true
      /** Facts that no connected register knows: what stands of them was entered by hand or declared. */
      unasked: FactKind[]
    }
  | { ready: false; hold: Hold }

/** One register that is connected, and what it was asked for. */
interface Asked {
  data: RegisterData
  connection: Connection
  facts: FactKind[]
}

/**
 * Sees to it that the registers have told what is needed of a person (登记核实). What was answered lately counts; else
 * a question is queued, which the worker asks outside any transaction, and `registers.answered` wakes what waits.
 */
export async function needFacts(
  ctx: VerbContext,
  person: string,
  facts: readonly FactKind[],
  day: CivilDate,
): Promise<FactsAnswer> {
  return needFactsOf(ctx, [person], facts, day)
}

/** The same for many people at once, such as a class: one hold for them all. */
export async function needFactsOf(
  ctx: VerbContext,
  people: readonly string[],
  facts: readonly FactKind[],
  _day: CivilDate,
): Promise<FactsAnswer> {
  const { waiting, unasked } = await askFor(ctx, people, facts)
  return waiting.length === 0 ? { ready: true, unasked } : { ready: false, hold: holdOf(waiting, people) }
}

/** The same for many people of whom each waits for their own facts only: who waits, and for what. */
export async function awaitedFacts(
  ctx: VerbContext,
  people: readonly string[],
  facts: readonly FactKind[],
): Promise<{ awaited: Map<string, Hold>; unasked: FactKind[] }> {
  const { waiting, unasked } = await askFor(ctx, people, facts)
  const awaited = new Map<string, Hold>()
  for (const person of people) {
    const own = waiting.flatMap(({ one, missing }): Waiting[] => {
      const lacking = missing.get(person)
      return lacking ? [{ one, missing: new Map([[person, lacking]]) }] : []
    })
    if (own.length > 0) awaited.set(person, holdOf(own, [person]))
  }
  return { awaited, unasked }
}

/** Queues a question for whatever is not known, or no longer; gives which registers are waited for. */
async function askFor(
  ctx: VerbContext,
  people: readonly string[],
  facts: readonly FactKind[],
): Promise<{ waiting: Waiting[]; unasked: FactKind[] }> {
  const asked = await askedOf(ctx, facts)
  const known = new Set(asked.flatMap((one) => one.facts))
  const unasked = facts.filter((fact) => !known.has(fact))
  if (asked.length === 0) return { waiting: [], unasked }
  await takePutBy(ctx, people, asked)
  const waiting = await stale(ctx, people, asked)
  await queueQueries(
    ctx.db,
    waiting.flatMap(({ one, missing }) =>
      one.connection.way === 'query'
        ? [...missing].map(([person, facts]) => ({
            id: randomUUID(),
            person,
            register: one.data.register,
            facts,
          }))
        : [],
    ),
    ctx.now,
  )
  return { waiting, unasked }
}

const holdOf = (waiting: readonly Waiting[], people: readonly string[]): Hold => ({
  code: 'register',
  text: waiting.map(inWords).join('；'),
  whose: '登记部门应答',
  wakes: people.map((person) => wake(registersAnswered, { people: [person] })),
})

/** Asks the registers anew, whatever they answered before: what was asked about has changed. */
export async function askAnew(ctx: VerbContext, person: string, facts: readonly FactKind[]): Promise<void> {
  const queries = (await askedOf(ctx, facts)).flatMap(({ data, connection, facts: own }) =>
    connection.way === 'query' ? [{ id: randomUUID(), person, register: data.register, facts: own }] : [],
  )
  await queueQueries(ctx.db, queries, ctx.now)
}

/** The connected registers that know some of these facts; of two that know the same one each is asked. */
async function askedOf(ctx: VerbContext, facts: readonly FactKind[]): Promise<Asked[]> {
  const on = new Map(
    (await connections(ctx.db)).filter(({ state }) => state === 'on').map((one) => [one.register, one]),
  )
  if (on.size === 0) return []
  return registersOn(await ctx.standards(), ctx.today).flatMap(({ data }): Asked[] => {
    const connection = on.get(data.register)
    const own = data.knows.filter((fact) => facts.includes(fact))
    return connection && own.length > 0 ? [{ data, connection, facts: own }] : []
  })
}

interface Waiting {
  one: Asked
  /** Who lacks which facts. */
  missing: Map<string, FactKind[]>
}

/** What is not known, or no longer, of each person. */
async function stale(
  ctx: VerbContext,
  people: readonly string[],
  asked: readonly Asked[],
): Promise<Waiting[]> {
  const answered = new Map(
    (await answersOf(ctx.db, people)).map(({ person, fact, connection, asOf }) => [
      `${person} ${fact} ${connection}`,
      asOf,
    ]),
  )
  return asked.flatMap((one): Waiting[] => {
    const since = addDays(ctx.today, -one.data.freshDays)
    const { wholeAsOf } = one.connection
    // A whole file says of everybody whom it leaves out that there is nothing.
    if (wholeAsOf !== null && wholeAsOf >= since) return []
    const missing = new Map<string, FactKind[]>()
    for (const person of people) {
      const lacking = one.facts.filter(
        (fact) => (answered.get(`${person} ${fact} ${one.data.register}`) ?? '') < since,
      )
      if (lacking.length > 0) missing.set(person, lacking)
    }
    return missing.size > 0 ? [{ one, missing }] : []
  })
}

function inWords({ one, missing }: Waiting): string {
  const facts = [...new Set([...missing.values()].flat())].map((fact) => FACTS[fact].title).join('、')
  return one.connection.way === 'query'
    ? `正在向${one.data.holder}核实${facts}，有答复后自动继续`
    : `等${one.data.holder}送来${facts}数据，收到后自动继续`
}
