import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { agent, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../kernel/verb/perform.ts'
import {
  agreementOn,
  beginRectification,
  endAgreement,
  endRectification,
  giveAgreement,
  giveScope,
  organisationById,
  organisationsByKind,
  payAccountOf,
  rectifyingOn,
  registerOrganisation,
  scopeOn,
  setPayAccount,
} from './index.ts'
import { listOrganisations } from './verbs/list-organisations.ts'
import { myOrganisation } from './verbs/my-organisation.ts'
import { readOrganisation } from './verbs/read-organisation.ts'
import { register } from './verbs/register.ts'
import { setOrganisationAccount } from './verbs/set-account.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel?.close())

const doing = <T>(run: Parameters<typeof performAsSystem<T>>[2]) => performAsSystem(kernel, 'test', run)
const officer = official('municipal-officer')

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
let given = 0
/** Another valid credit code (GB 32100). */
function creditCode(): string {
  given += 1
  const body = `911201160000${String(given).padStart(5, '0')}`
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(body.charAt(at)), 0)
  return body + ALPHABET.charAt((31 - (sum % 31)) % 31)
}
type School = z.input<typeof register.input>
const aSchool = (more: Partial<School> = {}) =>
  register.input.parse({
    name: `津门第${given + 1}职业培训学校`,
    creditCode: creditCode(),
    kinds: ['private-school'],
    district: '120116',
    ...more,
  })
const school = async (more: Partial<School> = {}) =>
  (await doing((ctx) => registerOrganisation(ctx, aSchool(more)))).id
const on = civilDate

describe('机构登记', () => {
  test('一个信用代码一家机构，同时登记两次也是一家；信用代码、区写错了说得出哪一栏', async () => {
    const one = aSchool()
    const all = await Promise.all([1, 2, 3, 4].map(() => doing((ctx) => registerOrganisation(ctx, one))))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect(all.filter(({ created }) => created)).toHaveLength(1)
    await expect(
      kernel.as(officer, register, { ...aSchool(), creditCode: '91350100M000100Y44' }),
    ).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'creditCode' }],
    })
    await expect(kernel.as(officer, register, { ...aSchool(), district: '110101' })).rejects.toMatchObject({
      fields: [{ path: 'district' }],
    })
  })

  test('老执照上只有 15 位注册号的，按注册号登记；写错一位说明哪里不对', async () => {
    const unit = { ...aSchool(), kinds: ['self-assessor' as const], creditCode: '110108000000016' }
    const { id } = await kernel.as(officer, register, unit)
    expect(await kernel.as(officer, register, unit)).toMatchObject({ id, created: false })
    await expect(
      kernel.as(officer, register, { ...unit, creditCode: '110108000000017' }),
    ).rejects.toMatchObject({ status: 422, fields: [{ message: expect.stringContaining('注册号校验位') }] })
  })

  test('按类别找得到，站点序列码全市不重', async () => {
    const id = await school({ kinds: ['assessor'], siteCode: '000201', bodyCode: '0012' })
    expect(await organisationById(kernel.database.db, id)).toMatchObject({
      siteCode: '000201',
      bodyCode: '0012',
    })
    expect((await organisationsByKind(kernel.database.db, 'assessor')).map((one) => one.id)).toEqual([id])
    expect(await organisationsByKind(kernel.database.db, 'assessor', '120101')).toEqual([])
    await expect(school({ siteCode: '000201' })).rejects.toThrow()
  })

  test('名录只由市局经办人维护', async () => {
    await expect(
      kernel.as(official('district-clerk', ['120116']), register, aSchool() as never),
    ).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(PUBLIC, register, aSchool() as never)).rejects.toMatchObject({ status: 401 })
  })
})

describe('R1.4 补贴培训协议：以当天有效的为准', () => {
  test('首日末日都算；提前解除的，解除那天起就没有', async () => {
    const id = await school()
    const { db } = kernel.database
    const agreement = { number: `XY-${id}`, from: on('2026-01-01'), to: on('2026-12-31'), source: '协议台账' }
    const { id: agreed } = await doing((ctx) => giveAgreement(ctx, id, agreement))
    const held = async (day: string) => (await agreementOn(db, id, on(day))) !== null
    expect(await Promise.all(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map(held))).toEqual([
      false,
      true,
      true,
      false,
    ])
    await doing((ctx) => endAgreement(ctx, id, agreed, on('2026-06-15'), '超范围培训'))
    expect(await Promise.all(['2026-06-14', '2026-06-15'].map(held))).toEqual([true, false])
    expect((await agreementOn(db, id, on('2026-06-14')))?.endReason).toBe('超范围培训')
    await expect(
      doing((ctx) => endAgreement(ctx, id, agreed, on('2026-07-01'), '再解除一次')),
    ).rejects.toMatchObject({ status: 409 })
  })

  test('同一编号只登记一次：原样再登记得到同一份，别家用了就不行', async () => {
    const [a, b] = [await school(), await school()]
    const agreement = {
      number: 'XY-2026-018',
      from: on('2026-01-01'),
      to: on('2026-12-31'),
      source: '协议台账',
    }
    const first = await doing((ctx) => giveAgreement(ctx, a, agreement))
    expect(await doing((ctx) => giveAgreement(ctx, a, agreement))).toEqual(first)
    await expect(doing((ctx) => giveAgreement(ctx, b, agreement))).rejects.toMatchObject({
      status: 409,
      fields: [{ path: 'number' }],
    })
    await expect(
      doing((ctx) => giveAgreement(ctx, a, { ...agreement, number: 'XY-2', to: on('2025-12-31') })),
    ).rejects.toMatchObject({ status: 422 })
  })
})

describe('R1.12 范围：职业加等级，以当天核定的为准', () => {
  test('同一职业的几次核定合在一起，培训和评价分开，过期的不算', async () => {
    const id = await school()
    const scope = {
      purpose: 'training',
      occupation: '焊工',
      occupationCode: '6-18-02-04',
      source: '办学许可',
    } as const
    await doing(async (ctx) => {
      await giveScope(ctx, id, { ...scope, levels: [4, 5], from: on('2024-01-01'), to: on('2026-12-31') })
      await giveScope(ctx, id, { ...scope, levels: [3], from: on('2026-01-01') })
      await giveScope(ctx, id, { ...scope, purpose: 'assessment', levels: [5], from: on('2024-01-01') })
    })
    const levels = async (purpose: 'training' | 'assessment', day: string) =>
      (await scopeOn(kernel.database.db, id, purpose, on(day))).map((entry) => entry.levels)
    expect(await levels('training', '2025-06-01')).toEqual([[5, 4]])
    expect(await levels('training', '2026-06-01')).toEqual([[5, 4, 3]])
    expect(await levels('training', '2027-01-01')).toEqual([[3]])
    expect(await levels('assessment', '2026-06-01')).toEqual([[5]])
    await doing((ctx) => giveScope(ctx, id, { ...scope, levels: [2], from: on('2026-01-01') }))
    expect(await levels('training', '2027-01-01')).toEqual([[2]])
  })
})

describe('R1.10 整改', () => {
  test('一次只有一项整改；解除后的第二天起恢复', async () => {
    const id = await school()
    const first = { letter: '整改〔2026〕1号', from: on('2026-02-01'), reason: '考勤记录不全' }
    await doing((ctx) => beginRectification(ctx, id, first))
    const again = { letter: '整改〔2026〕2号', from: on('2026-02-05'), reason: '场地不符' }
    await expect(doing((ctx) => beginRectification(ctx, id, again))).rejects.toMatchObject({ status: 409 })
    expect((await rectifyingOn(kernel.database.db, id, on('2026-03-01')))?.letter).toBe('整改〔2026〕1号')
    await expect(doing((ctx) => endRectification(ctx, id, on('9999-12-31')))).rejects.toMatchObject({
      status: 422,
    })
    await doing((ctx) => endRectification(ctx, id, on('2026-03-01')))
    expect(await rectifyingOn(kernel.database.db, id, on('2026-03-02'))).toBeNull()
    await doing((ctx) =>
      beginRectification(ctx, id, { letter: '整改〔2026〕2号', from: on('2026-03-05'), reason: '场地不符' }),
    )
    await expect(doing((ctx) => endRectification(ctx, randomUUID(), on('2026-03-01')))).rejects.toMatchObject(
      { status: 404 },
    )
  })
})

describe('收款账户', () => {
  test('本单位设、只见尾号、密封保存；别的单位已用的不行', async () => {
    const [a, b] = [await school(), await school()]
    const account = { account: '0302 0106 0920 0123 456', bank: '工商银行天津滨海支行' }
    const set = await kernel.as(agent('provider-agent', a), setOrganisationAccount, account)
    expect(set).toMatchObject({ masked: '**** 3456', bank: '工商银行天津滨海支行' })
    const kept = await payAccountOf(kernel.database.db, a)
    expect(kernel.sealer.open(kept!.sealed, kept!.context)).toBe('0302010609200123456')
    await expect(doing((ctx) => setPayAccount(ctx, b, account))).rejects.toMatchObject({ status: 409 })
    await expect(
      doing((ctx) => setPayAccount(ctx, b, { ...account, account: '12 34' })),
    ).rejects.toMatchObject({ status: 422 })
    const { rows } = await sql<{
      row: string
    }>`select to_jsonb(t)::text as row from organisation_account t`.execute(kernel.database.db)
    for (const { row } of rows) expect(row).not.toContain('0302010609200123456')
    const mine = await kernel.as(agent('provider-agent', a), myOrganisation, {})
    expect(mine.account).toEqual({
      masked: '**** 3456',
      holder: mine.organisation.name,
      bank: '工商银行天津滨海支行',
    })
  })
})

describe('名录公开', () => {
  test('按区、按类、按职业、按协议、按名称找；各区家数不受所选区影响', async () => {
    const id = await school({ name: '海河焊接公共实训基地', kinds: ['public-base'], district: '120103' })
    await doing(async (ctx) => {
      await giveScope(ctx, id, {
        purpose: 'training',
        occupation: '无人机装调检修工',
        levels: [4],
        from: on('2026-01-01'),
        source: '备案',
      })
      await giveAgreement(ctx, id, {
        number: 'XY-2026-103',
        from: on('2026-01-01'),
        to: on('2026-12-31'),
        source: '协议台账',
      })
    })
    const find = async (input: Parameters<typeof listOrganisations.input.parse>[0]) =>
      (await kernel.as(PUBLIC, listOrganisations, input as never)).items.map((one) => one.name)
    const only = ['海河焊接公共实训基地']
    expect(await find({ district: '120103' })).toEqual(only)
    expect(await find({ kind: 'public-base' })).toEqual(only)
    expect(await find({ occupation: '无人机装调检修工' })).toEqual(only)
    expect(await find({ q: '焊接公共', agreed: true })).toEqual(only)
    expect(await find({ q: '100%' })).toEqual([])
    const counted = await kernel.as(PUBLIC, listOrganisations, { kind: 'trainers', district: '120103' })
    expect(counted.districts.find(({ code }) => code === '120103')?.count).toBe(1)
    expect(counted.districts.find(({ code }) => code === '120116')?.count).toBeGreaterThan(1)
    expect(counted.districts).toHaveLength(16)
    await doing((ctx) =>
      giveScope(ctx, id, {
        purpose: 'training',
        occupation: '创办你的企业（SYB）',
        levels: ['special'],
        from: on('2026-01-01'),
        source: '备案',
      }),
    )
    const read = await kernel.as(PUBLIC, readOrganisation, { id })
    expect(read).toMatchObject({
      agreement: { number: 'XY-2026-103' },
      rectifying: null,
    })
    // 目录外课程不分等级，写是哪一类，不写专项职业能力。
    expect(read.training.map(({ levelText }) => levelText).sort()).toEqual(['创业培训', '四级（中级工）'])
    await expect(kernel.as(PUBLIC, readOrganisation, { id: randomUUID() })).rejects.toMatchObject({
      status: 404,
    })
  })

  test('一页二十家，翻得完，不重不漏', async () => {
    for (let at = 0; at < 22; at += 1) await school({ kinds: ['employer'], district: '120119' })
    const first = await kernel.as(PUBLIC, listOrganisations, { kind: 'employer' })
    const second = await kernel.as(PUBLIC, listOrganisations, { kind: 'employer', after: first.next! })
    expect([first.total, first.items.length, second.items.length, second.next]).toEqual([22, 20, 2, null])
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(22)
  })
})
