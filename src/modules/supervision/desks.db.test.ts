import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../test/kernel.ts'
import { casesOf } from '../../kernel/case/index.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../kernel/verb/index.ts'
import { drawDesk } from '../../main/demo/desks/draw-desk.ts'
import { reportDesk } from '../../main/demo/desks/report-desk.ts'
import { supervisionDesk } from '../../main/demo/desks/supervision-desk.ts'
import { organisations, type Place } from '../../main/demo/setting/places.ts'
import { letHold } from '../credit/index.ts'
import { supervision } from './module.ts'

const TODAY = civilDate('2026-03-02')
let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel({ at: `${TODAY}T09:00:00+08:00` })
})
afterAll(() => kernel.close())

test('演示的监督台面：疑点、措施、抽查、举报的每一种状态都有一件', async () => {
  const districts = kernel.city.districts.map(({ code }) => code as string)
  const places: Place[] = await performAsSystem(kernel, 'test', async (ctx) => {
    const made = [...(await organisations(ctx, districts, TODAY)).values()]
    for (const { provider } of made)
      await letHold(ctx, provider, { grade: 'A', year: 2025, decidedIn: '测试' })
    return made
  })
  await supervisionDesk(kernel, places, TODAY)
  await drawDesk(kernel, places, TODAY)
  await reportDesk(kernel, places[0] as Place, TODAY)
  const there = new Set<string>()
  for (const { kind } of supervision.procedures)
    for (const one of await casesOf(kernel.database.db, { kind })) there.add(`${kind} ${one.state}`)
  const wanted = supervision.procedures.flatMap(({ kind, states }) =>
    Object.keys(states).map((state) => `${kind} ${state}`),
  )
  expect(wanted.filter((at) => !there.has(at))).toEqual([])
}, 180_000)
