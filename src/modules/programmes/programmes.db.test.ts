import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../test/kernel.ts'
import { POSTS, programmeWalk } from '../../../test/programmes/programme-walk.ts'
import { asSystem } from '../../../test/training/classroom.ts'
import { casesOf, readFile } from '../../kernel/case/index.ts'
import { FOLLOWERS } from '../../main/modules.ts'
import { setPayAccount } from '../organisations/index.ts'
import { listRecoveries, payableOf } from '../payments/index.ts'
import { enterViolation } from '../training/index.ts'
import { paymentsOfProgramme } from './pay/store.ts'
import { planProgramme } from './verbs/plan.ts'

let kernel: TestKernel
let walk: ReturnType<typeof programmeWalk>
let school: Awaited<ReturnType<typeof walk.open>>
let enterprise: Awaited<ReturnType<typeof walk.enterprise>>
let number: string
let taught: Awaited<ReturnType<typeof walk.taught>>
const { clerk, reviewer } = POSTS

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = programmeWalk(kernel)
  school = await walk.open()
  enterprise = await walk.enterprise()
  number = await walk.running(enterprise, { partnerCode: school.code })
  const lines = walk.employees(enterprise, 4)
  // The third hardly comes.
  taught = await walk.taught(school, lines, (at, day) => at !== 2 || day < 3)
  for (const person of taught.people) await walk.employed(person, enterprise.id, '2024-01-01')
}, 300_000)
afterAll(() => kernel?.close())

const count = (who: typeof clerk, programme: string, of: string) =>
  walk.step(who, programme, 'count-class', { input: { class: of } })
const report = (programme: string, input = { online: 0, video: 0 }) =>
  walk.step(enterprise.agent, programme, 'report', { input })

describe('项目制培训：计划', () => {
  test('不符合标准的当场说全，不立件；日期、合作机构、职业写错的指出是哪一项', async () => {
    const plan = (more: object) =>
      kernel.as(enterprise.agent, planProgramme, {
        kind: 'project',
        name: '试报项目',
        occupation: '焊工',
        level: '4',
        heads: 2,
        hours: 20,
        onlineHours: 15,
        amountEach: 500_000,
        startsOn: '2026-05-01',
        endsOn: '2026-12-31',
        ...more,
      })
    const refused = await plan({})
    expect(refused.number).toBeNull()
    expect(refused.decision?.reasons.filter(({ met }) => !met).map(({ rule }) => rule)).toEqual([
      'programme-heads',
      'programme-hours',
      'programme-online',
      'programme-amount',
    ])
    await expect(plan({ endsOn: '2026-04-30' })).rejects.toMatchObject({ fields: [{ path: 'endsOn' }] })
    await expect(plan({ startsOn: '2025-01-01' })).rejects.toMatchObject({ fields: [{ path: 'startsOn' }] })
    await expect(plan({ partnerCode: enterprise.code })).rejects.toMatchObject({
      fields: [{ path: 'partnerCode' }],
    })
    await expect(plan({ occupation: '炼丹工' })).rejects.toMatchObject({ fields: [{ path: 'occupation' }] })
  })

  test('材料没有附齐的不能受理；退回修改的改好再交；受理的人自己不能批准', async () => {
    kernel.clock.set('2026-03-24T09:00:00+08:00')
    const dates = { startsOn: '2026-05-01' }
    const one = await walk.planned(enterprise, dates)
    await expect(walk.step(clerk, one, 'accept')).rejects.toMatchObject({ code: 'programmes.noPapers' })
    await walk.step(clerk, one, 'return', { note: '人数请核对' })
    const changed = {
      name: '焊工提升二期',
      occupation: '焊工',
      level: '4',
      heads: 6,
      hours: 80,
      onlineHours: 0,
      amountEach: 200_000,
      startsOn: '2026-05-01',
      endsOn: '2026-12-31',
    }
    await expect(
      walk.step(enterprise.agent, one, 'change', { input: { ...changed, heads: 5000 } }),
    ).rejects.toMatchObject({ code: 'programmes.planNotMet' })
    await walk.step(enterprise.agent, one, 'change', { input: changed })
    expect(await walk.stateOf(one)).toBe('filed')
    const other = await walk.enterprise()
    await expect(walk.step(other.agent, one, 'end', { reason: 'mistake' })).rejects.toMatchObject({
      status: 403,
    })
    await walk.step(enterprise.agent, one, 'end', { reason: 'mistake' })
    expect(await walk.stateOf(one)).toBe('ended')
  })
})

describe('项目制培训：实施、结算、拨付', () => {
  test('只有本项目的班能计入，一个班只计一次；没有班、班没有结业的不能报结算', async () => {
    await expect(report(number)).rejects.toMatchObject({ code: 'programmes.noClasses' })
    await expect(count(enterprise.agent, number, 'KB-2026-120116-999999')).rejects.toMatchObject({
      code: 'programmes.noSuchClass',
    })
    const stranger = await walk.enterprise()
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const without = await walk.running(stranger)
    kernel.clock.set('2026-03-24T09:00:00+08:00')
    await expect(count(stranger.agent, without, taught.number)).rejects.toMatchObject({
      code: 'programmes.classNotIts',
    })
    await count(enterprise.agent, number, taught.number)
    await expect(count(enterprise.agent, number, taught.number)).rejects.toMatchObject({
      code: 'programmes.classTaken',
    })
  })

  test('核对的人不能决定；离开的人、没有结业的人不结算，其余按人立件、资金占住、公示', async () => {
    const [first, gone] = taught.people as [string, string, string, string]
    await walk.employed(gone, enterprise.id, '2024-01-01', '2026-03-20')
    await expect(report(number)).rejects.toMatchObject({ code: 'programmes.reportNotMet' })
    await walk.attach(enterprise.agent, number, '实施总结')
    await report(number)
    await walk.step(clerk, number, 'check')
    await walk.step(reviewer, number, 'settle')
    expect(await walk.stateOf(number)).toBe('settled')
    const payments = await paymentsOfProgramme(kernel.database.db, number)
    expect(payments.map(({ person }) => person)).toEqual([first, taught.people[3]])
    for (const one of payments) {
      expect(await walk.stateOf(one.number)).toBe('notice')
      expect(await payableOf(kernel.database.db, one.number)).toMatchObject({
        amount: 240_000,
        payee: { kind: 'organisation', id: enterprise.id },
        state: 'approved',
      })
    }
    await expect(count(enterprise.agent, number, taught.number)).rejects.toMatchObject({ status: 409 })
  })

  test('公示期满编入批次，到账；决定留着当时的依据', async () => {
    await walk.until('2026-04-10')
    const payments = await paymentsOfProgramme(kernel.database.db, number)
    for (const one of payments) expect(await walk.stateOf(one.number)).toBe('approved')
    await walk.paid()
    for (const one of payments) expect(await walk.stateOf(one.number)).toBe('paid')
    const file = await readFile(kernel.database.db, payments[0]?.number ?? '')
    expect(file?.record?.rule).toBe('programmes.head')
  })

  test('付了以后查实违规的，两人复查；撤销的全额追回', async () => {
    const [one] = await paymentsOfProgramme(kernel.database.db, number)
    await asSystem(kernel, (ctx) =>
      enterViolation(ctx, {
        class: taught.id,
        person: one?.person ?? null,
        foundOn: ctx.today,
        document: '津人社监〔2026〕9号',
        finding: '核对签到记录，有三天由他人代签到',
      }),
    )
    await walk.settle()
    const [opened] = await casesOf(kernel.database.db, { kind: 'FC' })
    const examined = opened?.number ?? ''
    await walk.step(clerk, examined, 'propose-overturn', { note: '代签属实' })
    await walk.step(reviewer, examined, 'overturn')
    const { items } = await kernel.as(POSTS.finance, listRecoveries, {})
    expect(items).toMatchObject([{ case: one?.number, owed: 240_000 }])
    await walk.step(POSTS.finance, items[0]?.number ?? '', 'repay', {
      input: { amount: 240_000, reference: 'TH20260411', receivedOn: '2026-04-10' },
    })
    await walk.settle()
    expect(await walk.stateOf(one?.number ?? '')).toBe('recovered')
  })
})

describe('钱先占住再公示', () => {
  test('收款账户没有登记的先等着，登记以后自动继续', async () => {
    const poor = await walk.enterprise({ account: false })
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const programme = await walk.running(poor, { partnerCode: school.code, heads: 3, occupation: '焊工' })
    const lines = walk.employees(poor, 3)
    const held = await walk.taught(school, lines)
    for (const person of held.people) await walk.employed(person, poor.id, '2024-01-01')
    await count(poor.agent, programme, held.number)
    await walk.attach(poor.agent, programme, '实施总结')
    await walk.step(poor.agent, programme, 'report', { input: { online: 0, video: 0 } })
    await walk.step(clerk, programme, 'check')
    await walk.step(reviewer, programme, 'settle')
    const payments = await paymentsOfProgramme(kernel.database.db, programme)
    expect(payments).toHaveLength(3)
    expect(await walk.caseOf(payments[0]?.number ?? '')).toMatchObject({
      state: 'waiting',
      held: { code: 'account-missing' },
    })
    await asSystem(kernel, (ctx) =>
      setPayAccount(ctx, poor.id, { account: '120003000300300300', bank: '示例银行' }),
    )
    await walk.until('2026-03-25')
    expect(await walk.stateOf(payments[0]?.number ?? '')).toBe('notice')
  })
})
