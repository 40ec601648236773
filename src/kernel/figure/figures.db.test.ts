import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import type { Database } from '../database/index.ts'
import { figure, foldFigures, readPart, readRows, readSum, recountFigures, type Tally } from './index.ts'

/** Baskets of a field: looked at again by field, so that one subject has many rows. */
const baskets: Tally = {
  key: 'baskets',
  grain: ['occupation', 'level'],
  rows: (
    within,
  ) => sql`select field as subject, id as item, district, day, fruit as occupation, level, null::text as cohort,
    person, id::text as reference, weight as amount from basket where not spoilt and field is not null and ${within('field', 'text')}`,
}
const named = { title: '', definition: '', clause: null, kind: 'flow', of: baskets } as const
const times = figure({ ...named, key: 'times', unit: '次', counts: 'rows' })
const people = figure({ ...named, key: 'people', unit: '人', counts: 'people' })
const skilled = figure({
  ...named,
  key: 'skilled',
  unit: '人',
  counts: 'people',
  only: { dimension: 'level', values: ['3', '2', '1'] },
})

let database: Database
const now = new Date('2026-03-02T09:00:00+08:00')

beforeAll(async () => {
  database = await testDatabase()
  await sql`create table basket (id integer primary key, field text, district text not null, day date not null,
    fruit text, level text, person uuid, weight bigint, spoilt boolean not null)`.execute(database.db)
  await sql`create trigger basket_counted after insert or update or delete on basket
    for each row execute function figure_touched('baskets', 'r.field')`.execute(database.db)
})
const empty = async () => {
  for (const table of ['basket', 'figure_due', 'figure_row', 'figure_sum', 'figure_tally'])
    await sql`delete from ${sql.table(table)}`.execute(database.db)
}
beforeEach(empty)
afterAll(() => database.close())

const fold = () => foldFigures(database, [baskets], now)
const recount = async () => (await recountFigures(database, [baskets], now))[0]
const NOTHING = { tally: 'baskets', renewed: false, rows: 0, people: 0, sums: 0 }

/** Everything that is kept, in one order. */
async function kept() {
  const rows = await sql`select * from figure_row order by tally, subject, item`.execute(database.db)
  const sums = await sql`select * from figure_sum order by tally, dimension, month, value, district`.execute(
    database.db,
  )
  return { rows: rows.rows, sums: sums.rows }
}

interface Basket {
  id: number
  field: string | null
  district: string
  day: string
  fruit: string
  level: string
  person: string | null
  weight: number
  spoilt: boolean
}

const person = (n: number) => `00000000-0000-4000-8000-00000000000${n}`

const aBasket: fc.Arbitrary<Basket> = fc.record({
  id: fc.integer({ min: 1, max: 12 }),
  field: fc.constantFrom('a', 'b', 'c', null),
  district: fc.constantFrom('120101', '120102'),
  day: fc.constantFrom('2026-01-31', '2026-02-01', '2026-02-02', '2019-12-31'),
  fruit: fc.constantFrom('梨', '枣'),
  level: fc.constantFrom('special', '5', '4', '3', '2', '1'),
  person: fc.constantFrom(person(1), person(2), person(3), null),
  weight: fc.integer({ min: 0, max: 9 }),
  spoilt: fc.boolean(),
})

type Deed =
  | { does: 'put'; basket: Basket; undone: boolean }
  | { does: 'drop'; id: number }
  | { does: 'touch'; field: string }
  | { does: 'fold' }
  | { does: 'recount' }

const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ does: fc.constant('put' as const), basket: aBasket, undone: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('drop' as const), id: fc.integer({ min: 1, max: 12 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('touch' as const), field: fc.constantFrom('a', 'z') }),
  },
  { weight: 3, arbitrary: fc.constant({ does: 'fold' as const }) },
  { weight: 1, arbitrary: fc.constant({ does: 'recount' as const }) },
)

async function carryOut(deed: Deed): Promise<void> {
  if (deed.does === 'fold') await fold()
  else if (deed.does === 'recount') expect(await recount()).toMatchObject({ tally: 'baskets' })
  else if (deed.does === 'drop') await sql`delete from basket where id = ${deed.id}`.execute(database.db)
  else if (deed.does === 'touch')
    await sql`insert into figure_due (tally, subject) values ('baskets', ${deed.field})`.execute(database.db)
  else
    await database
      .transaction(async (tx) => {
        const one = deed.basket
        await sql`insert into basket (id, field, district, day, fruit, level, person, weight, spoilt)
          values (${one.id}, ${one.field}, ${one.district}, ${one.day}, ${one.fruit}, ${one.level}, ${one.person},
            ${one.weight}, ${one.spoilt})
          on conflict (id) do update set field = excluded.field, district = excluded.district, day = excluded.day,
            fruit = excluded.fruit, level = excluded.level, person = excluded.person, weight = excluded.weight,
            spoilt = excluded.spoilt`.execute(tx)
        if (deed.undone) throw new Error('undone')
      })
      .catch((error: Error) => {
        if (error.message !== 'undone') throw error
      })
}

test('任意的历史——补登、更正、移动、撤销、重复、中途重算——逐笔计入的结果与从头重算的一样', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aDeed, { minLength: 5, maxLength: 40 }), async (deeds) => {
      await empty()
      for (const deed of deeds) await carryOut(deed)
      await fold()
      expect(await recount()).toEqual(NOTHING)
      const before = await kept()
      for (const table of ['figure_row', 'figure_sum'])
        await sql`delete from ${sql.table(table)}`.execute(database.db)
      await recount()
      expect(await kept()).toEqual(before)
    }),
    { numRuns: 40 },
  )
})

const put = (basket: Partial<Basket> & { id: number }) =>
  carryOut({
    does: 'put',
    undone: false,
    basket: {
      field: 'a',
      district: '120101',
      day: '2026-02-01',
      fruit: '梨',
      level: '4',
      person: person(1),
      weight: 1,
      spoilt: false,
      ...basket,
    },
  })

const value = async (one: typeof times, districts: readonly string[] | 'all' = 'all') =>
  (await readSum(database.db, one, { districts })).value

test('同一人只计在最高等级的那一条，升级后移过去，各区相加等于全市；明细恰好那么多行', async () => {
  await put({ id: 1, level: '4', district: '120101' })
  await put({ id: 2, level: '5', district: '120102', field: 'b', day: '2026-03-01' })
  await fold()
  expect([await value(times), await value(people), await value(skilled)]).toEqual([2, 1, 0])
  expect(await value(people, ['120102'])).toBe(0)
  await put({ id: 3, level: '3', district: '120102', field: 'c' })
  await fold()
  expect([await value(people), await value(people, ['120101']), await value(people, ['120102'])]).toEqual([
    1, 0, 1,
  ])
  expect(await value(skilled)).toBe(1)
  const part = { districts: 'all', by: { dimension: 'level', value: '3' } } as const
  expect(await readPart(database.db, skilled, part)).toEqual({ rows: 1, amount: 1 })
  const { items } = await readRows(database.db, skilled, part, {}, 10)
  expect(items).toMatchObject([{ reference: '3' }])
})

test('重算说出不同在哪里并改正：多出的行、缺的行、计错的人、错的合计', async () => {
  for (let id = 1; id <= 6; id += 1) await put({ id, field: id < 4 ? 'a' : 'b', person: person(id % 3) })
  await fold()
  const right = await kept()
  const mend = async () => {
    const found = await recount()
    expect(await kept()).toEqual(right)
    expect(await recount()).toEqual(NOTHING)
    return found
  }
  await sql`delete from figure_row where item = '1'`.execute(database.db)
  expect(await mend()).toMatchObject({ rows: 1 })
  await sql`update figure_row set amount = 99 where item = '2'`.execute(database.db)
  expect(await mend()).toMatchObject({ rows: 2 })
  await sql`update figure_row set first = false where first`.execute(database.db)
  expect(await mend()).toEqual({ ...NOTHING, people: 3 })
  await sql`update figure_sum set people = people + 1 where dimension = '' and month = ''`.execute(
    database.db,
  )
  expect(await mend()).toEqual({ ...NOTHING, sums: 1 })
})

test('还没计入的行为不算差错：重算不报，也不丢', async () => {
  await put({ id: 1 })
  await fold()
  await put({ id: 2, person: person(2) })
  expect(await recount()).toEqual(NOTHING)
  await fold()
  expect(await value(people)).toBe(2)
})

test('口径改了，从头重算一次；没有改的不重算', async () => {
  await put({ id: 1 })
  await fold()
  const changed: Tally = {
    ...baskets,
    rows: (within) => sql`select * from (${baskets.rows(within)}) one where false`,
  }
  await foldFigures(database, [changed], now)
  expect(await value(times)).toBe(0)
  const { rows } = await sql<{ at: Date }>`select recounted_at as at from figure_tally`.execute(database.db)
  await foldFigures(database, [changed], new Date('2027-01-01'))
  expect((await sql`select recounted_at as at from figure_tally`.execute(database.db)).rows).toEqual(rows)
})

test('八个人同时写、三个后台同时计入：谁也不等谁，不死锁，结果与重算一样', async () => {
  await fold()
  let writing = true
  const faults: unknown[] = []
  const folding = Array.from({ length: 3 }, async () => {
    while (writing) await fold().catch((error) => faults.push(error))
  })
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let at = 0; at < 40; at += 1)
      await put({
        id: writer * 1000 + (at % 20),
        field: at % 2 === 0 ? 'one' : `f${at % 5}`,
        person: person(at % 4),
        level: String((at % 5) + 1),
        weight: at,
      })
  })
  await Promise.all(writers)
  writing = false
  await Promise.all(folding)
  await fold()
  expect(faults).toEqual([])
  expect(await value(times)).toBe(160)
  expect(await recount()).toEqual(NOTHING)
})
