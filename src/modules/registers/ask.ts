import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { SYSTEM } from '../../kernel/identity/actor.ts'
import { type CivilDate, civilDateOf } from '../../kernel/value/time/civil-date.ts'
import { contextOf, type Kernel, performAsSystem } from '../../kernel/verb/index.ts'
import { FACTS, type FactKind, identitiesOf, takeRows } from '../people/index.ts'
import { answered } from './answered.ts'
import { answerParts, digestOf, isSigned, questionParts, signatureOf } from './delivery/signing.ts'
import { saidFrom } from './delivery/to-said.ts'
import {
  RegisterAnswer as Answer,
  type RegisterAnswer,
  type RegisterQuestion,
  rowProblem,
} from './register-row.ts'
import { type RegisterData, registersOn } from './standard.ts'
import {
  answerQueries,
  type Connection,
  connections,
  keepTrouble,
  postponeQueries,
  type Query,
  secretContext,
  takeQueries,
} from './store.ts'

/** Sends one question and gives the answer's text and signature; throws where none comes in time. */
export type Transport = (
  url: string,
  message: { body: string; headers: Record<string, string>; timeout: number },
) => Promise<{ status: number; body: string; signature: string }>

/** So long is an answer waited for, in milliseconds. */
const PATIENCE = 8000
/** The most people that one question asks about. */
const AT_ONCE = 50
/** While one worker asks, others leave its questions alone. */
const LEASE_MS = 60_000
/** Pauses after a failed try, in seconds; the last one is kept for good. */
const PAUSES = [10, 30, 120, 600, 1800, 3600, 21_600]
/** The largest answer that is read, in characters. */
const LONGEST_ANSWER = 4 * 1024 * 1024

/** A question over HTTP. */
export const httpTransport: Transport = async (url, { body, headers, timeout }) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(timeout),
  })
  const text = await answer.text()
  return { status: answer.status, body: text, signature: answer.headers.get('x-haihe-signature') ?? '' }
}

/**
 * Asks every register what waits for it (查询), outside any transaction; answers are taken in one of their own. A
 * register that is slow, wrong or dead keeps nobody else waiting: its questions come again with growing pauses.
 */
export async function askRegisters(
  kernel: Kernel,
  send: Transport = httpTransport,
  patience = PATIENCE,
): Promise<number> {
  const on = (await connections(kernel.database.db)).filter(
    ({ state, way }) => state === 'on' && way === 'query',
  )
  if (on.length === 0) return 0
  const known = registersOn(await kernel.standards(), civilDateOf(kernel.clock.now()))
  const counts = await Promise.all(
    on.map(async (connection) => {
      const data = known.find((one) => one.data.register === connection.register)?.data
      return data ? askOne(kernel, connection, data, send, patience) : 0
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

async function askOne(
  kernel: Kernel,
  connection: Connection,
  data: RegisterData,
  send: Transport,
  patience: number,
): Promise<number> {
  let count = 0
  for (;;) {
    const at = kernel.clock.now()
    const lease = new Date(at.getTime() + LEASE_MS)
    const queries = await takeQueries(kernel.database.db, connection.register, at, lease, AT_ONCE)
    if (queries.length === 0) return count
    try {
      const answer = await ask(kernel, connection, queries, send, patience)
      await takeAnswer(kernel, data, queries, answer)
      count += queries.length
    } catch (error) {
      await keepFailure(kernel, connection, queries, inWords(error))
      return count
    }
  }
}

async function ask(
  kernel: Kernel,
  connection: Connection,
  queries: readonly Query[],
  send: Transport,
  patience: number,
): Promise<RegisterAnswer> {
  const { register } = connection
  const ctx = contextOf(kernel, { actor: SYSTEM, requestId: 'registers.ask' }, kernel.database.db)
  const known = await identitiesOf(
    ctx,
    queries.map(({ person }) => person),
  )
  const question: RegisterQuestion = {
    register,
    people: queries.flatMap(({ id, person, facts }) => {
      const identity = known.get(person)
      return identity ? [{ ref: id, ...identity, facts: [...facts] }] : []
    }),
  }
  const secret = kernel.sealer.open(connection.secret, secretContext(register))
  const body = JSON.stringify(question)
  const nonce = randomUUID()
  const at = kernel.clock.now().toISOString()
  const answer = await send(connection.url ?? '', {
    body,
    timeout: patience,
    headers: {
      'x-haihe-register': register,
      'x-haihe-at': at,
      'x-haihe-nonce': nonce,
      'x-haihe-signature': signatureOf(
        secret,
        questionParts({ register, at, nonce, digest: digestOf(body) }),
      ),
    },
  })
  if (answer.status !== 200) throw new Unanswered(`对方系统答复 ${answer.status}`)
  if (answer.body.length > LONGEST_ANSWER) throw new Unanswered('答复过大')
  if (!isSigned(secret, answerParts({ register, nonce, digest: digestOf(answer.body) }), answer.signature))
    throw new Unanswered('答复的签名不对')
  return parsed(answer.body)
}

/** Thrown in words when a register did not answer as agreed; holds nothing of what it sent. */
class Unanswered extends Error {
  override name = 'Unanswered'
}

function parsed(body: string): RegisterAnswer {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw new Unanswered('答复不是约定的格式')
  }
  const checked = Answer.safeParse(value)
  if (!checked.success) {
    const where = checked.error.issues[0]?.path.map(String).join('.') ?? ''
    throw new Unanswered(`答复不是约定的格式（${where.slice(0, 60)}）`)
  }
  return checked.data
}

/** Takes what was answered; a question left out, or answered with rows that cannot be, is asked again later. */
async function takeAnswer(
  kernel: Kernel,
  data: RegisterData,
  queries: readonly Query[],
  answer: RegisterAnswer,
): Promise<void> {
  const byRef = new Map(answer.people.map((one) => [one.ref, one]))
  const sound = queries.filter(({ id, facts }) => {
    const own = byRef.get(id)
    return own?.rows.every((row) => rowProblem(row) === null && isAsked(row.kind, facts))
  })
  const today = civilDateOf(kernel.clock.now())
  // No register knows what will be.
  const asOf = [answer.asOf, today].sort()[0] as CivilDate
  await performAsSystem(kernel, 'registers.answer', async (ctx) => {
    const said = saidFrom(ctx.db)
    const people = []
    for (const { id, person, facts } of [...sound].sort((a, b) => (a.person < b.person ? -1 : 1))) {
      const rows = []
      for (const row of byRef.get(id)?.rows ?? []) rows.push(await said(row))
      people.push({ person, rows, complete: facts })
    }
    await takeRows(ctx, people, {
      source: data.holder,
      trust: data.trust,
      connection: data.register,
      asOf,
    })
    await answerQueries(
      ctx.db,
      sound.map(({ id }) => id),
      ctx.now,
    )
    await keepTrouble(ctx.db, data.register, null, ctx.now)
    await answered(
      ctx,
      people.map(({ person }) => person),
    )
  })
  const left = queries.filter((query) => !sound.includes(query))
  if (left.length > 0) await postpone(kernel, left, '答复里没有这个人，或内容有误')
}

const isAsked = (kind: string, facts: readonly FactKind[]): boolean =>
  facts.some((fact) => (FACTS[fact].kinds as readonly string[]).includes(kind))

async function keepFailure(
  kernel: Kernel,
  connection: Connection,
  queries: readonly Query[],
  trouble: string,
): Promise<void> {
  await postpone(kernel, queries, trouble)
  await keepTrouble(kernel.database.db, connection.register, trouble, kernel.clock.now())
}

async function postpone(kernel: Kernel, queries: readonly Query[], trouble: string): Promise<void> {
  const now = kernel.clock.now().getTime()
  await postponeQueries(
    kernel.database.db,
    queries.map(({ id, tries }) => ({ id, next: new Date(now + pauseAfter(tries) * 1000) })),
    trouble,
  )
}

/** How many seconds to wait after so many tries. */
export const pauseAfter = (tries: number): number =>
  PAUSES[Math.min(Math.max(tries, 1), PAUSES.length) - 1] as number

function inWords(error: unknown): string {
  if (error instanceof Unanswered) return error.message
  if (error instanceof z.ZodError) return '答复不是约定的格式'
  const name = error instanceof Error ? error.name : ''
  if (name === 'TimeoutError' || name === 'AbortError') return '对方系统没有在规定时间内答复'
  if (error instanceof TypeError) return '连不上对方系统'
  throw error
}
