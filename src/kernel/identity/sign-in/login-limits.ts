import { createHmac, type KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'

/**
 * How often one may try (登录次数限制). A device from which the account has signed in before is counted by itself,
 * so whoever hammers an official's account from elsewhere never keeps the official out. Tries from unknown
 * devices are counted three ways: for this account from this address, for the address, and for the account.
 * Every count ends with its window; waiting is never longer than one window.
 */
export interface Limit {
  tries: number
  windowSeconds: number
}

export const LIMITS = {
  device: { tries: 10, windowSeconds: 300 },
  pair: { tries: 5, windowSeconds: 300 },
  address: { tries: 40, windowSeconds: 900 },
  account: { tries: 60, windowSeconds: 900 },
  journey: { tries: 60, windowSeconds: 300 },
} as const satisfies Record<string, Limit>

/** What is being tried, by whom, from where. */
export interface Try {
  step: 'password' | 'code'
  login: string
  address: string
  /** The device cookie, when it was given to this account; see device.ts. */
  device: string | null
}

/** Counts a try before it is made, so that a thousand at once are a thousand; null or seconds to wait. */
export async function countTry(db: Db, key: KeyObject, made: Try, now: Date): Promise<number | null> {
  const waits: number[] = []
  for (const [name, limit] of countersOf(key, made)) {
    const wait = await count(db, name, limit, now)
    if (wait !== null) waits.push(wait)
  }
  return waits.length > 0 ? Math.max(...waits) : null
}

/** A try that succeeded is not held against anybody. */
export async function forgetTry(db: Db, key: KeyObject, made: Try): Promise<void> {
  const [own, ...shared] = countersOf(key, made).map(([name]) => name)
  await sql`delete from identity_attempt where key = ${own}`.execute(db)
  for (const name of shared) {
    await sql`update identity_attempt set tries = tries - 1 where key = ${name} and tries > 0`.execute(db)
  }
}

/** Counts the start of a journey to the identity provider; null or seconds to wait. */
export function countJourney(db: Db, key: KeyObject, address: string, now: Date): Promise<number | null> {
  return count(db, digest(key, ['journey', address]), LIMITS.journey, now)
}

function countersOf(key: KeyObject, made: Try): [string, Limit][] {
  if (made.device) return [[digest(key, [made.step, 'device', made.login, made.device]), LIMITS.device]]
  return [
    [digest(key, [made.step, 'pair', made.login, made.address]), LIMITS.pair],
    [digest(key, [made.step, 'address', made.address]), LIMITS.address],
    [digest(key, [made.step, 'account', made.login]), LIMITS.account],
  ]
}

async function count(db: Db, name: string, limit: Limit, now: Date): Promise<number | null> {
  const ends = new Date(now.getTime() + limit.windowSeconds * 1000)
  const { rows } = await sql<{ tries: number; window_ends: Date }>`
    insert into identity_attempt as a (key, tries, window_ends) values (${name}, 1, ${ends})
    on conflict (key) do update set
      tries = case when a.window_ends <= ${now} then 1 else a.tries + 1 end,
      window_ends = case when a.window_ends <= ${now} then ${ends} else a.window_ends end
    returning tries, window_ends`.execute(db)
  const counted = rows[0]
  if (!counted || counted.tries <= limit.tries) return null
  return Math.max(1, Math.ceil((counted.window_ends.getTime() - now.getTime()) / 1000))
}

const digest = (key: KeyObject, parts: readonly string[]): string =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex')
