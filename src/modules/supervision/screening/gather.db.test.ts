import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { approvedClass, asSystem, openSchool, workers } from '../../../../test/training/classroom.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Records } from '../records.ts'
import { gather, gatherAround } from './gather.ts'

let kernel: TestKernel
let school: Awaited<ReturnType<typeof openSchool>>
const classes: string[] = []
const SINCE = civilDate('2026-01-01')

beforeAll(async () => {
  kernel = await testKernel({ at: '2026-03-02T09:00:00+08:00' })
  school = await openSchool(kernel, 861)
})
afterAll(() => kernel?.close())

/** The school has so many classes of one trainee each. */
async function upTo(count: number): Promise<void> {
  while (classes.length < count) classes.push((await approvedClass(kernel, school.agent, workers(1))).id)
}

/** What a reading finds, and how many statements it took. */
async function counted(
  read: (ctx: Parameters<typeof gather>[0]) => Promise<Records>,
): Promise<{ statements: number; records: Records }> {
  let statements = 0
  const counter: KyselyPlugin = {
    transformQuery({ node }) {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const records = await asSystem(kernel, (ctx) =>
    read(Object.create(ctx, { db: { value: ctx.db.withPlugin(counter) } })),
  )
  return { statements, records }
}

test('读一百个班和读十个班一样多的语句；夜里全读、一个班前后都是', async () => {
  const night = () => counted((ctx) => gather(ctx, SINCE))
  const around = () => counted((ctx) => gatherAround(ctx, classes[0] ?? '', school.id, SINCE))
  await upTo(10)
  const few = [await night(), await around()]
  for (const { records } of few) expect(records.classes).toHaveLength(10)
  await upTo(100)
  const many = [await night(), await around()]
  for (const { records } of many) expect(records.classes).toHaveLength(100)
  expect(many[0]?.records.people).toHaveLength(100)
  expect(few.every(({ statements }) => statements > 3)).toBe(true)
  expect(many.map(({ statements }) => statements)).toEqual(few.map(({ statements }) => statements))
}, 300_000)
