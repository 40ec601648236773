import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../test/kernel.ts'
import { PLAN, POSTS, programmeWalk } from '../../../test/programmes/programme-walk.ts'
import { asSystem, workers } from '../../../test/training/classroom.ts'
import { casesOf } from '../../kernel/case/index.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { FOLLOWERS } from '../../main/modules.ts'
import { certificatesOf, issueCertificate, revokeCertificate } from '../certificates/index.ts'
import { payableOf } from '../payments/index.ts'
import { openIdNumber, personById, statusRows, withdrawStatus } from '../people/index.ts'
import { paymentsOfProgramme } from './pay/store.ts'

let kernel: TestKernel
let walk: ReturnType<typeof programmeWalk>
let school: Awaited<ReturnType<typeof walk.open>>
const { clerk, reviewer } = POSTS

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = programmeWalk(kernel)
  school = await walk.open()
}, 300_000)
afterAll(() => kernel?.close())

describe('定向培训（R3.6）', () => {
  test('就业登记没有查到的先等着，别人查到了也不提前付；限期满了，就业的付给上课的机构，没有就业的不付', async () => {
    const number = await walk.running(school, {
      kind: 'directed',
      heads: 3,
      amountEach: 100_000,
      endsOn: '2026-04-30',
    })
    const held = await walk.taught(school, workers(3))
    await walk.step(school.agent, number, 'count-class', { input: { class: held.number } })
    await walk.attach(school.agent, number, '实施总结')
    const employer = await walk.enterprise()
    const [first, second] = held.people as [string, string, string]
    await walk.employed(first, employer.id, '2026-03-24')
    await walk.step(school.agent, number, 'report', { input: { online: 0, video: 0 } })
    await walk.step(clerk, number, 'check')
    await walk.step(reviewer, number, 'settle')
    expect(await walk.caseOf(number)).toMatchObject({ state: 'deciding', held: { code: 'hired' } })
    expect(await paymentsOfProgramme(kernel.database.db, number)).toEqual([])
    kernel.clock.set('2026-06-01T09:00:00+08:00')
    // The job is over before anybody decides; that it was is what is paid on.
    await walk.employed(second, employer.id, '2026-05-20', '2026-09-30')
    // The last day to be hired is over, the days in which an employer registers are not.
    await walk.until('2026-11-02')
    expect(await walk.caseOf(number)).toMatchObject({ state: 'deciding', held: { code: 'hired' } })
    await walk.until('2026-12-02')
    expect((await walk.caseOf(number))?.held ?? null).toBeNull()
    await walk.step(reviewer, number, 'settle')
    const paid = await paymentsOfProgramme(kernel.database.db, number)
    expect(paid.map(({ person }) => person).sort()).toEqual([first, second].sort())
    expect(await payableOf(kernel.database.db, paid[0]?.number ?? '')).toMatchObject({
      amount: 100_000,
      payee: { kind: 'organisation', id: school.id },
    })
    const rows = (await statusRows(kernel.database.db, [second])).get(second) ?? []
    const hired = rows.find(({ kind, from }) => kind === 'employed' && from === '2026-05-20')
    await asSystem(kernel, (ctx) => withdrawStatus(ctx, hired?.id ?? '', '参保登记办错了人'))
    await walk.settle()
    const of = (person: string) => paid.find((one) => one.person === person)?.number ?? ''
    expect([await walk.stateOf(of(second)), await walk.stateOf(of(first))]).toEqual(['review', 'notice'])
  })
})

describe('名师带徒（R3.9）', () => {
  let certified = ''
  test('不用班，不签三方协议；取得本职业本等级证书的结算，没有取得的不结算', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const enterprise = await walk.enterprise()
    const number = await walk.planned(enterprise, { ...PLAN, kind: 'mentoring', heads: 2 })
    for (const words of ['带徒方案', '名师证明']) await walk.attach(enterprise.agent, number, words)
    const [apprentice, other] = await walk.named(enterprise, number, walk.employees(enterprise, 2), {
      partnerMentor: '',
    })
    certified = apprentice ?? ''
    await walk.step(clerk, number, 'accept')
    await walk.step(reviewer, number, 'approve')
    kernel.clock.set('2026-10-10T09:00:00+08:00')
    await asSystem(kernel, async (ctx) => {
      const person = await personById(ctx, certified)
      await issueCertificate(ctx, {
        person: certified,
        name: person?.name ?? '',
        idNumber: await openIdNumber(ctx, certified),
        occupation: { code: null, name: '焊工' },
        level: 4,
        issuedOn: civilDate('2026-10-01'),
        organisation: { id: school.id, name: '示例评价机构', creditCode: '91120116MA0000001' },
        siteCode: '000001',
        bodyCode: '0001',
        source: { kind: 'exam', id: 'mentored' },
      })
    })
    await walk.attach(enterprise.agent, number, '实施总结')
    await walk.step(enterprise.agent, number, 'report', { input: { online: 0, video: 0 } })
    await walk.step(clerk, number, 'check')
    await walk.step(reviewer, number, 'settle')
    const paid = await paymentsOfProgramme(kernel.database.db, number)
    expect(paid.map(({ person }) => person)).toEqual([certified])
    expect(paid.map(({ person }) => person)).not.toContain(other)
  })

  test('到账以后证书撤销的，立案复查', async () => {
    await walk.until('2026-12-20')
    await walk.paid()
    const { db } = kernel.database
    const examined = async () => (await casesOf(db, { kind: 'FC' })).map(({ state }) => state)
    expect(await examined()).toEqual([])
    const [own] = await certificatesOf(db, certified)
    await asSystem(kernel, (ctx) => revokeCertificate(ctx, own?.id ?? '', 'fraud', '替考'))
    await walk.settle()
    expect(await examined()).toEqual(['opened'])
  })
})
