import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../test/kernel.ts'
import { POSTS, programmeWalk } from '../../../test/programmes/programme-walk.ts'
import {
  approvedClass,
  asSystem,
  filing,
  type Line,
  signIn,
  traineeOf,
  worker,
} from '../../../test/training/classroom.ts'
import { casesOf } from '../../kernel/case/index.ts'
import { addDays, civilDate } from '../../kernel/value/time/civil-date.ts'
import { FOLLOWERS } from '../../main/modules.ts'
import { giveScope } from '../organisations/index.ts'
import { fundOf, payableOf, reserve } from '../payments/index.ts'
import { completeClass, fileClass, readPublicClass } from '../training/index.ts'
import { certificatesOfClass } from '../training/paper/training-certificate.ts'
import { verifyTrainingCertificate } from '../training/verbs/training-certificates.ts'
import { paymentsOfProgramme } from './pay/store.ts'

let kernel: TestKernel
let walk: ReturnType<typeof programmeWalk>
let school: Awaited<ReturnType<typeof walk.open>>
const { clerk, reviewer } = POSTS
const SYB = '创办你的企业（SYB）'
const WELDING = '焊接与热切割作业安全'

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = programmeWalk(kernel)
  school = await walk.open()
  for (const occupation of [SYB, WELDING])
    await asSystem(kernel, (ctx) =>
      giveScope(ctx, school.id, {
        purpose: 'training',
        occupation,
        levels: ['special'],
        from: civilDate('2025-01-01'),
        source: '区人社局核定',
      }),
    )
}, 300_000)
afterAll(() => kernel?.close())

const founders = (count: number): Line[] => Array.from({ length: count }, () => worker())
const course = (occupation: string) => ({ occupation, level: 'special' as const, hours: 56 })

/** A class of a course of seven days from this one on, taught in full and completed. */
async function classOf(occupation: string, lines: readonly Line[], startsOn = '2026-03-09') {
  kernel.clock.set(`${addDays(civilDate(startsOn), -4)}T09:00:00+08:00`)
  const filed = await approvedClass(kernel, school.agent, lines, { ...course(occupation), startsOn })
  const trainees = await Promise.all(lines.map((line) => traineeOf(kernel, line)))
  for (let day = 0; day < 7; day += 1) {
    kernel.clock.set(`${addDays(civilDate(startsOn), day)}T08:30:00+08:00`)
    await signIn(kernel, school.agent, filed.id, trainees)
  }
  kernel.clock.set(`${addDays(civilDate(startsOn), 8)}T09:00:00+08:00`)
  await kernel.as(school.agent, completeClass, { id: filed.id })
  await walk.settle()
  return { ...filed, people: trainees.map(({ person }) => person as string) }
}

type Applicant = { agent: typeof clerk }

const planned = (one: Applicant, more: object) =>
  walk.running(one, {
    level: undefined,
    heads: 3,
    hours: 56,
    amountEach: 60_000,
    startsOn: '2026-03-03',
    endsOn: '2026-12-31',
    ...more,
  })

async function settled(one: Applicant, number: string, classNumber: string) {
  await walk.step(one.agent, number, 'count-class', { input: { class: classNumber } })
  await walk.attach(one.agent, number, '实施总结')
  await walk.step(one.agent, number, 'report', { input: { online: 0, video: 0 } })
  await walk.step(clerk, number, 'check')
  await walk.step(reviewer, number, 'settle')
  return paymentsOfProgramme(kernel.database.db, number)
}

describe('创业培训：从开班到拨付', () => {
  test('课程不在紧缺目录里也能备案；结业发合格证书，写明是创业培训；按人付给上课的机构，不另立目录培训费补贴', async () => {
    const number = await planned(school, { kind: 'startup', occupation: SYB, amountEach: 150_000 })
    const held = await classOf(SYB, founders(3))
    expect(await kernel.as(clerk, readPublicClass, { id: held.id })).toMatchObject({
      occupation: SYB,
      levelText: '创业培训',
      course: 'startup',
    })
    const papers = await certificatesOfClass(kernel.database.db, held.id)
    expect(papers).toHaveLength(3)
    const shown = await kernel.as(clerk, verifyTrainingCertificate, { code: papers[0]?.code ?? '' })
    expect(shown.fields).toContainEqual({ label: '培训项目', value: `${SYB} 创业培训 56 课时` })
    const paid = await settled(school, number, held.number)
    expect(paid).toHaveLength(3)
    expect(await payableOf(kernel.database.db, paid[0]?.number ?? '')).toMatchObject({
      amount: 150_000,
      payee: { kind: 'organisation', id: school.id },
    })
    await walk.until('2026-04-20')
    await walk.paid()
    expect(await walk.stateOf(paid[0]?.number ?? '')).toBe('paid')
    expect(await casesOf(kernel.database.db, { kind: 'BT' })).toEqual([])
  })

  test('每人一共补一次：换一门创业课程再学，有证书，补贴不再付，说明是哪一笔占了', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    await asSystem(kernel, (ctx) =>
      giveScope(ctx, school.id, {
        purpose: 'training',
        occupation: '网络创业',
        levels: ['special'],
        from: civilDate('2025-01-01'),
        source: '区人社局核定',
      }),
    )
    const first = await planned(school, { kind: 'startup', occupation: SYB })
    const second = await planned(school, { kind: 'startup', occupation: '网络创业' })
    const lines = founders(3)
    await settled(school, first, (await classOf(SYB, lines)).number)
    const again = await classOf('网络创业', lines, '2026-05-11')
    expect(await certificatesOfClass(kernel.database.db, again.id)).toHaveLength(3)
    const paid = await settled(school, second, again.number)
    for (const { number } of paid) {
      const file = await walk.caseOf(number)
      expect(file?.state).toBe('refused')
      expect(file?.attention.join()).toContain('创业培训补贴次数已满，见 RB-')
    }
  })
})

describe('安全技能培训：企业为职工申报', () => {
  test('付给申报的企业；初级焊工培训费已经补过的，同样内容的安全培训不再补；反过来也不再补', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const enterprise = await walk.enterprise()
    const number = await planned(enterprise, {
      kind: 'safety',
      occupation: WELDING,
      partnerCode: school.code,
      hours: 56,
    })
    const lines = walk.employees(enterprise, 3)
    const held = await classOf(WELDING, lines)
    for (const person of held.people) await walk.employed(person, enterprise.id, '2024-01-01')
    const [before, other] = held.people as [string, string]
    const training = (person: string, of: string, level: number) =>
      asSystem(kernel, async (ctx) =>
        reserve(ctx, {
          case: of,
          person,
          payee: { kind: 'organisation', id: school.id },
          purpose: 'training',
          fund: await fundOf(ctx, '120116', 2026, 'employment'),
          amount: 100_000 as never,
          keys: [`cost/${person}/焊工/${level}`],
          limits: [],
          countsOn: civilDate('2026-01-05'),
        }),
      )
    expect(await training(before, held.number, 5)).toMatchObject({ reserved: true })
    const paid = await settled(enterprise, number, held.number)
    const files = new Map(paid.map((one) => [one.person, one.number]))
    const file = await walk.caseOf(files.get(before) ?? '')
    expect(file?.state).toBe('refused')
    expect(file?.attention.join()).toContain(held.number)
    expect(await payableOf(kernel.database.db, files.get(other) ?? '')).toMatchObject({
      amount: 60_000,
      payee: { kind: 'organisation', id: enterprise.id },
    })
    expect(await training(other, number, 5)).toMatchObject({ reason: 'key' })
    expect(await training(other, number, 4), '中级不是同样内容').toMatchObject({
      reserved: true,
    })
  })
})

describe('不能拿别的班、别的课程充数', () => {
  test('课时不够、人数超过、没有核定这门课的不能备案，各说出要多少', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const file = async (lines: readonly Line[], more: object) =>
      kernel.as(school.agent, fileClass, await filing(lines, { startsOn: '2026-06-01', ...more }))
    const rules = async (lines: readonly Line[], more: object) =>
      (await file(lines, more)).decision?.reasons.filter(({ met }) => !met).map(({ rule }) => rule)
    expect(await rules(founders(3), { ...course(SYB), hours: 48 })).toEqual(['hours'])
    expect(await rules(founders(31), course(SYB))).toEqual(['course-seats'])
    expect(await rules(founders(3), course('高处作业安全'))).toEqual(['course-scope'])
  })

  test('焊工班不能计入创业项目，创业班不能计入项目制；计划写职业的安全项目当场退回并列出课程', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const startup = await planned(school, { kind: 'startup', occupation: SYB })
    const welders = await approvedClass(kernel, school.agent, founders(3))
    const count = (number: string, of: string) =>
      walk.step(school.agent, number, 'count-class', { input: { class: of } })
    await expect(count(startup, welders.number)).rejects.toMatchObject({
      fields: [{ message: '这个班是目录内培训，与项目的种类不同' }],
    })
    const enterprise = await walk.enterprise()
    const project = await walk.running(enterprise, { partnerCode: school.code })
    const founding = await approvedClass(kernel, school.agent, founders(3), course(SYB))
    await expect(
      walk.step(enterprise.agent, project, 'count-class', { input: { class: founding.number } }),
    ).rejects.toMatchObject({ fields: [{ message: '这个班是创业培训，与项目的种类不同' }] })
    await expect(
      walk.planned(enterprise, { kind: 'safety', occupation: '焊工', hours: 56, amountEach: 60_000 }),
    ).rejects.toMatchObject({ fields: [{ path: 'occupation', message: expect.stringContaining(WELDING) }] })
    await expect(
      walk.planned(enterprise, { kind: 'safety', occupation: SYB, hours: 56, amountEach: 60_000 }),
    ).rejects.toMatchObject({ code: 'programmes.noSuchCourse' })
  })
})
