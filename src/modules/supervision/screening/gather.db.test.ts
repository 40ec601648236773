import { randomUUID } from 'node:crypto'
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  approvedClass,
  asSystem,
  creditCode,
  openSchool,
  workers,
} from '../../../../test/training/classroom.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { issueCertificate } from '../../certificates/index.ts'
import { giveScope, registerOrganisation } from '../../organisations/index.ts'
import type { Records } from '../records.ts'
import { gather, gatherAround } from './gather.ts'

let kernel: TestKernel
let school: Awaited<ReturnType<typeof openSchool>>
const classes: string[] = []
let issuers = 0
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

/** So many assessors have each issued a certificate, and may examine welders. */
async function issuersUpTo(count: number): Promise<void> {
  for (; issuers < count; issuers += 1)
    await asSystem(kernel, async (ctx) => {
      const assessor = await registerOrganisation(ctx, {
        name: `评价组织${issuers}`,
        creditCode: creditCode(9300 + issuers),
        kinds: ['assessor'],
        district: '120116',
      })
      await giveScope(ctx, assessor.id, {
        purpose: 'assessment',
        occupation: '焊工',
        levels: [4],
        from: civilDate('2026-01-05'),
        source: '备案',
      })
      await issueCertificate(ctx, {
        person: randomUUID(),
        name: '张建国',
        idNumber: '11010519491231002X',
        occupation: { code: '6-18-02-04', name: '焊工' },
        level: 4,
        issuedOn: civilDate('2026-02-10'),
        organisation: { id: assessor.id, name: '评价组织', creditCode: creditCode(9300 + issuers) },
        siteCode: '000067',
        bodyCode: '0000',
        source: { kind: 'exam', id: randomUUID() },
      })
    })
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

test('读五十家评价组织和读两家一样多的语句；各家的范围和备案日都在', async () => {
  await issuersUpTo(2)
  const few = await counted((ctx) => gather(ctx, SINCE))
  await issuersUpTo(50)
  const many = await counted((ctx) => gather(ctx, SINCE))
  expect(many.records.organisations).toHaveLength(50)
  for (const one of many.records.organisations)
    expect(one).toMatchObject({
      registeredOn: '2026-01-05',
      scopes: [{ occupation: '焊工', levels: ['4'], from: '2026-01-05', to: null }],
    })
  expect(many.statements).toBe(few.statements)
}, 300_000)
