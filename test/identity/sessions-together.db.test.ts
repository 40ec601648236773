import { type CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database, Db } from '../../src/kernel/database/database.ts'
import { type FindSession, sessionFinder } from '../../src/kernel/identity/session/who-is-asking.ts'
import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { testDatabase } from '../database.ts'
import { aTownHall, type TownHall } from './town-hall.ts'

const TODAY = civilDate('2026-03-02')

let database: Database
let hall: TownHall
let find: FindSession
let asked: CompiledQuery[] = []

beforeAll(async () => {
  database = await testDatabase(['kernel/identity'])
  hall = await aTownHall(database)
  const heard = {
    executeQuery(query: CompiledQuery) {
      asked.push(query)
      return database.db.executeQuery(query)
    },
  } as Pick<Db, 'executeQuery'> as Db
  find = sessionFinder(heard, hall.clock.now, { officialMinutes: 30, citizenMinutes: 60 })
})

afterAll(async () => {
  await hall.close()
  await database.close()
})

/** Somebody who has signed in; gives the token of the session. */
async function signedIn(login: string): Promise<{ account: string; token: string }> {
  const account = await hall.official(login, { role: 'leader' })
  await hall.signIn(hall.browser(), login)
  const { rows } = await sql<{
    token: string
  }>`select token from identity_session where account = ${account}`.execute(database.db)
  return { account, token: rows[0]?.token as string }
}

test('同时到的请求一次问清各自是谁，谁也得不到别人的会话', async () => {
  const [wang, li] = [await signedIn('wang.together'), await signedIn('li.together')]
  asked = []
  const found = await Promise.all(
    [wang.token, li.token, 'no-such-token', wang.token].map((one) => find(one, TODAY)),
  )
  expect(found.map((one) => one?.account ?? null)).toEqual([wang.account, li.account, null, wang.account])
  expect(asked).toHaveLength(1)
})

test('什么都不记住：账号停用、会话结束以后到的请求，立刻不再是他', async () => {
  const { account, token } = await signedIn('zhao.gone')
  const before = await find(token, TODAY)
  expect(before?.account).toBe(account)
  await sql`update identity_account set disabled_at = ${new Date()} where id = ${account}`.execute(
    database.db,
  )
  expect(await find(token, TODAY)).toBeNull()
  await sql`update identity_account set disabled_at = null where id = ${account}`.execute(database.db)
  expect(await find(token, TODAY)).toMatchObject({ account })
  await sql`delete from identity_session where token = ${token}`.execute(database.db)
  expect(await find(token, TODAY)).toBeNull()
})

test('问不成时，同时到的都得知问不成，下一次照常', async () => {
  const { token, account } = await signedIn('sun.again')
  const failing = sessionFinder(
    {
      executeQuery: () => Promise.reject(new Error('no database')),
    } as Pick<Db, 'executeQuery'> as Db,
    hall.clock.now,
    { officialMinutes: 30, citizenMinutes: 60 },
  )
  const both = await Promise.allSettled([failing(token, TODAY), failing(token, TODAY)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await find(token, TODAY)).toMatchObject({ account })
})
