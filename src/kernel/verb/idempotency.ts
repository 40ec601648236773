import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { problem } from './problem.ts'

/** A client's own name for one act (防重复提交), kept with the act's answer. */
export interface IdempotencyKey {
  actor: string
  key: string
  verb: string
  digest: string
}

/** Checks the header and binds it to the actor and the request. */
export function idempotencyKey(
  actor: string,
  key: string | undefined,
  verb: string,
  input: unknown,
): IdempotencyKey {
  if (!key || key.length < 8 || key.length > 200 || !/^[\x21-\x7e]+$/.test(key)) {
    throw problem(400, '缺少防重复提交的编号', {
      detail: '请在请求头 Idempotency-Key 里放一个 8 到 200 位、每次办理都不同的编号，例如一个 UUID。',
    })
  }
  return {
    actor,
    key,
    verb,
    digest: createHash('sha256')
      .update(`${verb}\n${stable(input)}`)
      .digest('hex'),
  }
}

/**
 * Takes the key for this transaction. Null when the act is to be done; otherwise the answer of the act that
 * was done under it. A double click waits here until the first one has committed. The key is written with the act's
 * record (`recordAct`).
 */
export async function takeKey(tx: Db, key: IdempotencyKey): Promise<{ answer: unknown } | null> {
  const { rows } = await sql<{ verb: string; request_digest: string; answer: { value: unknown } | null }>`
    select verb, request_digest, answer from take_key(${key.actor}, ${key.key})`.execute(tx)
  const before = rows[0]
  if (!before) return null
  if (before.verb !== key.verb || before.request_digest !== key.digest) {
    throw problem(422, '同一个提交编号用在了两件不同的事上', {
      detail: '请为这一次办理换一个新的 Idempotency-Key。',
    })
  }
  if (before.answer === null)
    throw problem(409, '这次提交早已办理过', { detail: '一天以前的结果不再保留，请到办件里查看。' })
  return { answer: before.answer.value ?? null }
}

/** So long is an answer kept, and so long is it known that the act was done (hours). */
const ANSWER_HOURS = 24
const KEY_HOURS = 24 * 30

/** Forgets answers after a day and keys after a month: nobody asks again after that. */
export async function sweepKeys(db: Db, now: Date): Promise<void> {
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  await sql`update idempotency set answer = null where answer is not null and at < ${ago(ANSWER_HOURS)}`.execute(
    db,
  )
  await sql`delete from idempotency where at < ${ago(KEY_HOURS)}`.execute(db)
}

/** The same text for the same input, whatever the order of its fields. */
function stable(input: unknown): string {
  return JSON.stringify(input, (_key, value) => {
    if (value instanceof Uint8Array) return createHash('sha256').update(value).digest('hex')
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
