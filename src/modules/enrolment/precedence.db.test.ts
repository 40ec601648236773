import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../test/kernel.ts'
import { asSystem, openSchool } from '../../../test/training/classroom.ts'
import { workOff } from '../../kernel/event/index.ts'
import { FOLLOWERS } from '../../main/modules.ts'
import { letHold } from '../credit/index.ts'
import { announceOffer } from './verbs/announce.ts'
import { listOffers } from './verbs/find-offers.ts'
import { cancelOffer } from './verbs/offer-desk.ts'

let kernel: TestKernel
let schools: Awaited<ReturnType<typeof openSchool>>[]
let made = 500

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  schools = []
})
afterAll(() => kernel?.close())

const settle = () =>
  workOff(kernel, (error) => {
    throw error
  })

async function school() {
  made += 1
  const one = await openSchool(kernel, made)
  schools.push(one)
  return one
}
type School = Awaited<ReturnType<typeof school>>

const announce = async (one: School, startsOn = '2026-05-11') =>
  (
    await kernel.as(one.agent, announceOffer, {
      occupation: '焊工',
      level: 4,
      hours: 120,
      mode: 'offline',
      place: '实训楼 101',
      startsOn,
      closesOn: '2026-04-30',
      seats: 20,
      fee: 300_000,
    })
  ).id

const hold = async (one: School, grade: 'A+' | 'A' | 'B') => {
  await asSystem(kernel, (ctx) => letHold(ctx, one.id, { grade, year: 2025, decidedIn: '测试' }))
  await settle()
}

const shown = async (asked: object = {}) =>
  (await kernel.as(schools[0]?.agent as School['agent'], listOffers, asked)).items.map(({ id }) => id)

describe('信用优先：正在招生的班', () => {
  test('同一天开课的 A+ 在前；开课早的仍在前；降等以后自己回到原处，再升自己回来', async () => {
    const [plain, best] = [await school(), await school()]
    const early = await announce(plain, '2026-05-04')
    const same = [await announce(plain), await announce(plain), await announce(best)]
    const preferred = same[2] as string
    const byId = [...same].sort()
    expect(await shown()).toEqual([early, ...byId])
    await hold(best, 'A+')
    expect(await shown()).toEqual([early, preferred, ...byId.filter((id) => id !== preferred)])
    await hold(best, 'A')
    expect(await shown()).toEqual([early, ...byId])
    await hold(best, 'A+')
    const later = await announce(best)
    expect((await shown()).slice(0, 3)).toEqual([early, ...[preferred, later].sort()])
    expect((await kernel.as(plain.agent, listOffers, {})).gradesFirst).toEqual(['A+'])
  })

  test('翻页按同样的次序，一个不漏、一个不重，翻回去还是那一页', async () => {
    const [plain, best] = [await school(), await school()]
    await hold(best, 'A+')
    for (let at = 0; at < 12; at += 1) {
      await announce(plain, '2026-06-01')
      await announce(best, '2026-06-01')
    }
    const ask = { from: '2026-06-01', until: '2026-06-01' } as const
    const first = await kernel.as(plain.agent, listOffers, ask as never)
    const second = await kernel.as(plain.agent, listOffers, { ...ask, after: first.next } as never)
    const all = [...first.items, ...second.items]
    expect(new Set(all.map(({ id }) => id)).size).toBe(24)
    expect(all.map(({ provider }) => provider.id)).toEqual([
      ...Array(12).fill(best.id),
      ...Array(12).fill(plain.id),
    ])
    const back = await kernel.as(plain.agent, listOffers, { ...ask, before: second.previous } as never)
    expect(back.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id))
  })
})

describe('一家机构正在招生的班', () => {
  test('只列这家的、还能报名的；取消的、别家的不列', async () => {
    const [one, other] = [await school(), await school()]
    const mine = [await announce(one, '2026-05-18'), await announce(one, '2026-05-11')]
    const cancelled = await announce(one)
    await announce(other)
    await kernel.as(one.agent, cancelOffer, { id: cancelled, why: '报名人数不足' })
    expect(await shown({ provider: one.id })).toEqual([mine[1], mine[0]])
    kernel.clock.set('2026-05-01T09:00:00+08:00')
    expect(await shown({ provider: one.id })).toEqual([])
  })
})
