import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFile } from '../src/kernel/case/index.ts'
import { workOff } from '../src/kernel/event/index.ts'
import { groundsOf, sourceWithdrawn } from '../src/kernel/ground/index.ts'
import { civilDate } from '../src/kernel/value/time/civil-date.ts'
import { CASE_VERBS, FOLLOWERS } from '../src/main/modules.ts'
import { issueCertificate } from '../src/modules/certificates/index.ts'
import { revokeCertificate } from '../src/modules/certificates/issue.ts'
import { setPayAccount } from '../src/modules/organisations/index.ts'
import { giveBudget, liveOf, payableOf } from '../src/modules/payments/index.ts'
import { openIdNumber, personById, setStatus } from '../src/modules/people/index.ts'
import { raiseClaims } from '../src/modules/subsidy/raise/raise-claims.ts'
import { official, type TestKernel, testKernel } from './kernel.ts'
import {
  approvedClass,
  asSystem,
  clerk,
  openSchool,
  reviewer,
  taught,
  traineeOf,
  worker,
  workers,
} from './training/classroom.ts'

let kernel: TestKernel
let school: Awaited<ReturnType<typeof openSchool>>
let trainees: Awaited<ReturnType<typeof traineeOf>>[]
let trained: string
const certificates: string[] = []
const ACCOUNT = { account: '120001000100100100', bank: '示例银行' }

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  school = await openSchool(kernel, 1)
  await asSystem(kernel, (ctx) => setPayAccount(ctx, school.id, ACCOUNT))
  const lines = [...workers(5), worker({ group: '农村劳动力' })]
  const filed = await approvedClass(kernel, school.agent, lines)
  trained = filed.id
  trainees = await Promise.all(lines.map((line) => traineeOf(kernel, line)))
  await taught(kernel, school.agent, trained, trainees, () => true)
  await kernel.as(official('finance-officer'), giveBudget, {
    district: '120116',
    amount: 100_000_000,
  } as never)
  for (const [index, trainee] of trainees.entries())
    certificates.push(await certify(trainee.person as string, index === 0 ? '铆工' : '焊工', `t${index}`))
  await asSystem(kernel, (ctx) =>
    raiseClaims(
      ctx,
      trainees.map(({ person }, index) => ({
        person: person as string,
        certificate: certificates[index] as string,
        class: trained,
      })),
    ),
  )
}, 300_000)
afterAll(() => kernel.close())

async function certify(person: string, occupation: string, source: string): Promise<string> {
  return asSystem(kernel, async (ctx) => {
    const found = await personById(ctx, person)
    const issued = await issueCertificate(ctx, {
      person,
      name: found?.name ?? '',
      idNumber: await openIdNumber(ctx, person),
      occupation: { code: null, name: occupation },
      level: 4,
      issuedOn: civilDate('2026-03-24'),
      organisation: { id: school.id, name: '示例评价机构', creditCode: '91120116MA0000001' },
      siteCode: '000001',
      bodyCode: '0001',
      source: { kind: 'exam', id: source },
    })
    return issued.id
  })
}

const claimOf = async (index: number, project = 'training') => {
  const found = await kernel.database.db
    .selectFrom('subsidy_claim' as never)
    .selectAll()
    .where('certificate' as never, '=', certificates[index] as never)
    .where('project' as never, '=', project as never)
    .executeTakeFirst()
  return (found as { number: string } | undefined)?.number as string
}
const fileOf = async (index: number) => readFile(kernel.database.db, await claimOf(index))
const step = async (actor: Parameters<TestKernel['as']>[0], index: number, name: string, reason?: string) =>
  kernel.as(actor, CASE_VERBS.stepCase, {
    number: await claimOf(index),
    step: name,
    ...(reason ? { reason } : {}),
  })
const settle = () =>
  workOff(kernel, (error) => {
    throw error
  })

describe('补贴申领的每一步', () => {
  test('焊工班、铆工证书：不予补贴，写明要哪一种证书', async () => {
    const file = await fileOf(0)
    expect(file?.state).toBe('refused')
    expect(file?.record?.decision.reasons.find(({ met }) => !met)).toMatchObject({
      rule: 'certificate',
      found: '铆工四级（中级工）证书',
    })
  })

  test('再发起一次，一件也不多', async () => {
    const before = await claimOf(1)
    const again = await asSystem(kernel, (ctx) =>
      raiseClaims(ctx, [
        { person: trainees[1]?.person as string, certificate: certificates[1] as string, class: trained },
      ]),
    )
    expect(again).toEqual([])
    expect(await claimOf(1)).toBe(before)
  })

  test('申领的依据记了证书、班期和版本', async () => {
    const kinds = (await groundsOf(kernel.database.db, { kind: 'claim', id: await claimOf(1) })).map(
      ({ kind }) => kind,
    )
    expect(kinds).toEqual(expect.arrayContaining(['certificate', 'class', 'edition']))
  })

  test('付给培训机构的补贴，学员和别的机构都不能放弃，机构可以', async () => {
    expect((await fileOf(1))?.state).toBe('filed')
    await expect(step(trainees[1] as never, 1, 'withdraw', 'other')).rejects.toMatchObject({ status: 403 })
    const other = await openSchool(kernel, 2)
    await expect(step(other.agent, 1, 'withdraw', 'other')).rejects.toMatchObject({ status: 403 })
    await step(school.agent, 1, 'withdraw', 'other')
    expect((await fileOf(1))?.state).toBe('withdrawn')
  })

  test('证书撤销：已通过未到账的退回复核，资金释放，不再能通过', async () => {
    await step(clerk, 3, 'accept')
    await step(reviewer, 3, 'approve')
    await asSystem(kernel, async (ctx) => {
      await revokeCertificate(ctx, certificates[3] as string, 'fraud', '替考')
      await sourceWithdrawn(ctx, { kind: 'certificate', id: certificates[3] as string }, '替考')
    })
    await settle()
    const file = await fileOf(3)
    expect(file).toMatchObject({ state: 'review', amount: null })
    expect(file?.record?.decision.outcome).toBe('refused')
    expect(await payableOf(kernel.database.db, await claimOf(3))).toBeNull()
    await step(official('district-reviewer', ['120116'], '乙'), 3, 'approve').catch(() => {})
    expect((await fileOf(3))?.state).toBe('review')
    await step(official('district-reviewer', ['120116'], '乙'), 3, 'refuse', 'conditions')
    expect((await fileOf(3))?.state).toBe('refused')
  })

  test('开班以后登记为死亡的，复核时重新核对，不予补贴', async () => {
    await step(clerk, 4, 'accept')
    await asSystem(kernel, (ctx) =>
      setStatus(ctx, trainees[4]?.person as string, {
        kind: 'deceased',
        from: civilDate('2026-03-15'),
        source: '公安人口登记',
        trust: 'A',
      }),
    )
    await step(reviewer, 4, 'approve')
    const file = await fileOf(4)
    expect(file).toMatchObject({ state: 'review', amount: null })
    expect(file?.record?.decision.reasons.filter(({ met }) => !met).map(({ rule }) => rule)).toEqual([
      'alive',
    ])
  })

  test('通过以后资金已占用，计入本人在途；班期的依据撤销后自动退回复核，资金释放', async () => {
    await step(clerk, 2, 'accept')
    await step(reviewer, 2, 'approve')
    expect((await fileOf(2))?.state).toBe('notice')
    const person = trainees[2]?.person as string
    expect((await liveOf(kernel.database.db, person)).map(({ paidOn }) => paidOn)).toEqual([null])
    await asSystem(kernel, (ctx) =>
      sourceWithdrawn(ctx, { kind: 'class', id: trained }, '测试：班期依据撤销'),
    )
    await settle()
    expect((await fileOf(2))?.state).toBe('review')
    expect(await liveOf(kernel.database.db, person)).toEqual([])
  })

  test('评价费补贴与培训费补贴各是一件', async () => {
    expect(await claimOf(2, 'assessment')).toMatch(/^PJ-/)
    expect(await claimOf(2)).toMatch(/^BT-/)
  })
})
