import { afterAll, beforeAll, expect, test } from 'vitest'
import { official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { follow, workOff } from '../event/index.ts'
import { contextOf, type VerbContext } from '../verb/index.ts'
import {
  groundCorrected,
  groundRestored,
  groundsOf,
  groundWithdrawn,
  restingOn,
  setGrounds,
  sourceCorrected,
  sourceRestored,
  sourceWithdrawn,
  withdrawnAmong,
} from './index.ts'

let kernel: TestKernel
const heard: unknown[] = []
beforeAll(async () => {
  kernel = await testKernel({
    followers: [
      follow(groundWithdrawn, 'test.withdrawn', async (_ctx, told) => heard.push(told)),
      follow(groundRestored, 'test.restored', async (_ctx, told) => heard.push(told)),
      follow(groundCorrected, 'test.corrected', async (_ctx, told) => heard.push(told)),
    ],
  })
})
afterAll(() => kernel.close())

const act = (run: (ctx: VerbContext) => Promise<unknown>) =>
  kernel.database.transaction((tx) =>
    run(contextOf(kernel, { actor: official('auditor'), requestId: 'test' }, tx)),
  )
const news = async () => {
  heard.length = 0
  await workOff(kernel, (error) => {
    throw error
  })
  return heard
}
const claim = (id: string) => ({ kind: 'claim', id })
const certificate = (id: string) => ({ kind: 'certificate', id, trust: 'A' as const })
const worker = { kind: 'status', id: 's1', trust: 'C' as const }

test('说明依据，再说一次就换成新的；一处可查有什么依据它', async () => {
  const { db } = kernel.database
  await act((ctx) => setGrounds(ctx, claim('1'), [certificate('a'), worker]))
  await act((ctx) => setGrounds(ctx, claim('2'), [certificate('a')]))
  expect(await restingOn(db, { kind: 'certificate', id: 'a' })).toEqual([claim('1'), claim('2')])
  await act((ctx) => setGrounds(ctx, claim('1'), [certificate('a')]))
  expect(await groundsOf(db, claim('1'))).toEqual([{ ...certificate('a'), withdrawn: null }])
  expect(await restingOn(db, worker)).toEqual([])
})

test('依据更正，依据它的改依新的；以后再说旧的，也改依最新的', async () => {
  const { db } = kernel.database
  await act((ctx) => sourceCorrected(ctx, { kind: 'certificate', id: 'a' }, 'b'))
  await act((ctx) => sourceCorrected(ctx, { kind: 'certificate', id: 'b' }, 'c'))
  expect(await restingOn(db, { kind: 'certificate', id: 'c' })).toEqual([claim('1'), claim('2')])
  expect(await news()).toHaveLength(4)
  await act((ctx) => setGrounds(ctx, claim('3'), [certificate('a')]))
  expect(await groundsOf(db, claim('3'))).toMatchObject([{ id: 'c' }])
})

test('依据撤销，同一事务里就标明，依据它的各自得知', async () => {
  const { db } = kernel.database
  await act(async (ctx) => {
    await sourceWithdrawn(ctx, { kind: 'certificate', id: 'c' }, '查实作弊')
    expect([...(await withdrawnAmong(ctx.db, 'claim', ['1', '2', '9'])).keys()]).toEqual(['1', '2'])
  })
  expect(await withdrawnAmong(db, 'claim', ['3'])).toEqual(
    new Map([['3', [{ kind: 'certificate', id: 'c' }]]]),
  )
  expect(await news()).toEqual(
    ['1', '2', '3'].map((id) => ({
      dependant: claim(id),
      source: { kind: 'certificate', id: 'c' },
      why: '查实作弊',
    })),
  )
})

test('依据已经撤销以后才来依据它的，当时就得知', async () => {
  await act((ctx) => setGrounds(ctx, claim('4'), [certificate('a')]))
  expect(await news()).toMatchObject([{ dependant: claim('4'), why: '查实作弊' }])
  await act((ctx) => setGrounds(ctx, claim('4'), [certificate('a')]))
  expect(await news()).toEqual([])
})

test('依据恢复，依据它的不再标着撤销，各自得知；再依据它也不算撤销', async () => {
  const { db } = kernel.database
  const found = { kind: 'class', id: 'restored', trust: 'B' as const }
  await act((ctx) => setGrounds(ctx, claim('5'), [found]))
  await act((ctx) => sourceWithdrawn(ctx, found, '查实违规'))
  await news()
  await act((ctx) => sourceRestored(ctx, found))
  expect(await withdrawnAmong(db, 'claim', ['5'])).toEqual(new Map())
  expect(await news()).toEqual([{ dependant: claim('5'), source: { kind: 'class', id: 'restored' } }])
  await act((ctx) => setGrounds(ctx, claim('6'), [found]))
  expect(await withdrawnAmong(db, 'claim', ['6'])).toEqual(new Map())
})

test('一边说明依据、一边撤销它：谁先谁后都不漏', async () => {
  if (kernel.database.kind === 'pglite') return
  for (let round = 0; round < 20; round += 1) {
    const source = certificate(`race-${round}`)
    await Promise.all([
      act((ctx) => setGrounds(ctx, claim(`race-${round}`), [source])),
      act((ctx) => sourceWithdrawn(ctx, source, '同时')),
    ])
    expect((await withdrawnAmong(kernel.database.db, 'claim', [`race-${round}`])).size).toBe(1)
  }
})
