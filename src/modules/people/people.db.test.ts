import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizen, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { acting } from '../../../test/posts.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../kernel/verb/perform.ts'
import {
  findPersonByIdNumber,
  payAccount,
  peopleByIds,
  personById,
  registerPerson,
  setAccount,
  setStatus,
  standing,
  standings,
} from './index.ts'
import { myProfile } from './verbs/my-profile.ts'
import { revealId } from './verbs/reveal-id.ts'
import { setMyAccount } from './verbs/set-account.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())

const doing = <T>(run: Parameters<typeof performAsSystem<T>>[2]) => performAsSystem(kernel, 'test', run)

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
let given = 0
/** Another valid identity number, of a man born on 1990-01-31 (GB 11643). */
function idNumber(): string {
  given += 1
  const body = `12010119900131${String(given * 2 + 1).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + '10X98765432'.charAt(sum % 11)
}
/** Another valid bank card (Luhn). */
function card(): string {
  given += 1
  const body = `62170000600${String(given).padStart(7, '0')}`
  const sum = [...body].toReversed().reduce((total, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

describe('人员登记', () => {
  test('同一号码只登记一个人，大小写、旧号都认得出', async () => {
    const first = await doing((ctx) =>
      registerPerson(ctx, { name: '张建国', idNumber: '11010519491231002x' }),
    )
    const again = await doing((ctx) => registerPerson(ctx, { name: '张建国', idNumber: '110105491231002' }))
    expect(first).toMatchObject({ created: true, nameMatches: true })
    expect(again).toEqual({ id: first.id, created: false, nameMatches: true })
    const found = await doing((ctx) => findPersonByIdNumber(ctx, '11010519491231002X'))
    expect(found).toBe(first.id)
    expect(await doing((ctx) => findPersonByIdNumber(ctx, '11010519491231002'))).toBeNull()
  })

  test('八处同时登记同一人，得到同一个人', async () => {
    const number = idNumber()
    const all = await Promise.all(
      Array.from({ length: 8 }, () =>
        doing((ctx) => registerPerson(ctx, { name: '李志强', idNumber: number })),
      ),
    )
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect(all.filter(({ created }) => created)).toHaveLength(1)
  })

  test('号码对、姓名不对的，指出不符而不改名；可信等级更高的来源才改名', async () => {
    const number = idNumber()
    const { id } = await doing((ctx) => registerPerson(ctx, { name: '王秀兰', idNumber: number }))
    const wrong = await doing((ctx) => registerPerson(ctx, { name: '王秀蓝', idNumber: number }))
    expect(wrong.nameMatches).toBe(false)
    const trusted = await doing((ctx) =>
      registerPerson(ctx, { name: '王绣兰', idNumber: number, trust: 'A' }),
    )
    expect(trusted).toEqual({ id, created: false, nameMatches: true })
    expect((await doing((ctx) => personById(ctx, id)))?.name).toBe('王绣兰')
  })

  test('校验位错的号码进不来，说得出哪一栏', async () => {
    const wrong = doing((ctx) => registerPerson(ctx, { name: '陈晓红', idNumber: '110105194912310021' }))
    await expect(wrong).rejects.toMatchObject({ status: 422, fields: [{ path: 'idNumber' }] })
  })

  test('出生、性别、掩码都从密封的号码里读出', async () => {
    const { id } = await doing((ctx) =>
      registerPerson(ctx, { name: '刘洋', idNumber: idNumber(), district: '120116', phone: '13920001234' }),
    )
    const person = await doing((ctx) => personById(ctx, id))
    expect(person).toMatchObject({
      name: '刘洋',
      maskedName: '刘*',
      born: '1990-01-31',
      sex: '男',
      district: '120116',
    })
    expect(person?.maskedIdNumber).toMatch(/^1201\*{10}\d{3}[\dX]$/)
    const many = await doing((ctx) => peopleByIds(ctx, [id, id, randomUUID()]))
    expect([...many.keys()]).toEqual([id])
  })

  test('库里没有一列是明文的号码、手机、账号，也没有与掩码相邻的出生日期', async () => {
    const number = idNumber()
    const account = card()
    await doing((ctx) =>
      registerPerson(ctx, { name: '赵卫东', idNumber: number, phone: '13920005678', bankAccount: account }),
    )
    for (const table of ['person', 'person_account', 'person_status', 'audit_record', 'idempotency']) {
      const there = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(
        kernel.database.db,
      )
      if (!there.rows[0]?.there) continue
      const { rows } = await sql<{
        row: string
      }>`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(kernel.database.db)
      for (const { row } of rows) {
        for (const secret of [number, '13920005678', account, '1990-01-31']) expect(row).not.toContain(secret)
      }
    }
  })
})

describe('收款账户', () => {
  const registered = (more: { bankAccount?: string } = {}) =>
    doing((ctx) => registerPerson(ctx, { name: '孙立军', idNumber: idNumber(), ...more }))

  test('只收校验位相符的卡号，带空格也认；只给出掩码', async () => {
    const { id } = await registered()
    const account = card()
    const spaced = account.replaceAll(/(.{4})/g, '$1 ')
    const set = await kernel.as(citizen(id), setMyAccount, { account: spaced })
    expect(set).toEqual({ masked: `**** ${account.slice(-4)}`, holder: '孙立军' })
    const wrong = account.slice(0, -1) + ((Number(account.at(-1)) + 1) % 10)
    await expect(kernel.as(citizen(id), setMyAccount, { account: wrong })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'account' }],
    })
    const kept = await payAccount(kernel.database.db, id)
    expect(kernel.sealer.open(kept!.sealed, kept!.context)).toBe(account)
  })

  test('换账户后旧的留底，同一账户再设一次什么也不变', async () => {
    const { id } = await registered({ bankAccount: card() })
    const account = card()
    await kernel.as(citizen(id), setMyAccount, { account })
    const before = await payAccount(kernel.database.db, id)
    await kernel.as(citizen(id), setMyAccount, { account })
    expect(await payAccount(kernel.database.db, id)).toEqual(before)
    const { rows } = await sql`select 1 from person_account where person = ${id}`.execute(kernel.database.db)
    expect(rows).toHaveLength(2)
  })

  test('一个账户只付一个人：别人已登记的账户不能再登记，两人同时登记只成一个', async () => {
    const account = card()
    const [a, b, c] = [await registered(), await registered(), await registered({ bankAccount: card() })]
    const both = await Promise.allSettled([
      doing((ctx) => setAccount(ctx, a.id, account)),
      doing((ctx) => setAccount(ctx, b.id, account)),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(kernel.as(citizen(c.id), setMyAccount, { account })).rejects.toMatchObject({ status: 409 })
    expect(await payAccount(kernel.database.db, c.id)).not.toBeNull()
  })

  test('单位经办人不能从这里设账户', async () => {
    const clerk = acting({
      ...citizen('x'),
      kind: 'organisation',
      roles: ['provider-agent'],
      person: null,
    })
    await expect(kernel.as(clerk, setMyAccount, { account: card() })).rejects.toMatchObject({ status: 403 })
  })
})

describe('查看完整号码是一件有据可查的事', () => {
  test('辖区内、写明原因才看得到，记入审计；换个区不行，没有原因不行，防重复记录里没有号码', async () => {
    const number = idNumber()
    const { id } = await doing((ctx) =>
      registerPerson(ctx, { name: '周明', idNumber: number, district: '120116' }),
    )
    const clerk = official('district-clerk', ['120116'])
    expect(await kernel.as(clerk, revealId, { id, reason: '核对证书姓名' })).toEqual({
      name: '周明',
      idNumber: number,
    })
    await expect(
      kernel.as(official('district-clerk', ['120101']), revealId, { id, reason: '核对证书姓名' }),
    ).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(clerk, revealId, { id, reason: '看' })).rejects.toMatchObject({ status: 400 })
    await expect(
      kernel.as(official('leader'), revealId, { id, reason: '核对证书姓名' }),
    ).rejects.toMatchObject({ status: 403 })
    await expect(
      kernel.as(clerk, revealId, { id, reason: '核对证书姓名', case: 'BT-2026-120116-000001' }),
    ).rejects.toMatchObject({ status: 404 })
    const { rows } = await sql<{ row: string }>`select to_jsonb(i)::text as row from idempotency i`.execute(
      kernel.database.db,
    )
    for (const { row } of rows) expect(row).not.toContain(number)
    const acts = await sql<{ purpose: string; outcome: string }>`select purpose, outcome from audit_record
      where verb = 'people.reveal-id' and subject_id = ${id} order by purpose nulls last`.execute(
      kernel.database.db,
    )
    expect(acts.rows.map(({ outcome }) => outcome).sort()).toEqual(['failed', 'ok', 'refused'])
    expect(acts.rows.every(({ purpose }) => purpose.startsWith('核对证书姓名'))).toBe(true)
  })
})

describe('人员状态', () => {
  test('同一来源再说一次是更新，不是第二条；一次问许多人', async () => {
    const { id } = await doing((ctx) => registerPerson(ctx, { name: '吴敏', idNumber: idNumber() }))
    const other = await doing((ctx) => registerPerson(ctx, { name: '郑强', idNumber: idNumber() }))
    const employer = randomUUID()
    const said = {
      kind: 'employed',
      organisation: employer,
      from: civilDate('2025-01-01'),
      source: '社保参保登记',
      trust: 'A',
    } as const
    await doing((ctx) => setStatus(ctx, id, said))
    await doing((ctx) => setStatus(ctx, id, { ...said, to: civilDate('2026-02-28') }))
    expect((await doing((ctx) => standing(ctx, id, civilDate('2026-02-28')))).employer).toBe(employer)
    expect((await doing((ctx) => standing(ctx, id, civilDate('2026-03-01')))).group).toBeNull()
    await doing((ctx) =>
      setStatus(ctx, id, { kind: 'insured', from: civilDate('2025-01-01'), source: '社保', trust: 'A' }),
    )
    await doing((ctx) =>
      setStatus(ctx, id, { kind: 'insured', from: civilDate('2025-01-01'), source: '社保', trust: 'A' }),
    )
    const both = await doing((ctx) => standings(ctx, [id, other.id], civilDate('2025-03-01')))
    expect(both.get(id)).toMatchObject({ group: 'enterprise-employee', insuredMonths: 3 })
    expect(both.get(other.id)).toMatchObject({ group: null, insuredMonths: 0 })
  })

  test('终止日早于起始日、没有这个人：都不收', async () => {
    const { id } = await doing((ctx) => registerPerson(ctx, { name: '冯刚', idNumber: idNumber() }))
    const said = {
      kind: 'veteran',
      from: civilDate('2025-01-02'),
      to: civilDate('2025-01-01'),
      source: '退役证',
      trust: 'B',
    } as const
    await expect(doing((ctx) => setStatus(ctx, id, said))).rejects.toMatchObject({ status: 422 })
    await expect(doing((ctx) => setStatus(ctx, randomUUID(), { ...said, to: null }))).rejects.toMatchObject({
      status: 404,
    })
  })
})

test('我的资料：本人看得到自己的登记，号码、手机、账号都是掩码', async () => {
  const number = idNumber()
  const account = card()
  const { id } = await doing((ctx) =>
    registerPerson(ctx, { name: '张建军', idNumber: number, phone: '13920004321', bankAccount: account }),
  )
  await doing((ctx) =>
    setStatus(ctx, id, { kind: 'resident', from: civilDate('2010-01-01'), source: '户籍登记', trust: 'A' }),
  )
  const profile = await kernel.as(citizen(id), myProfile, {})
  expect(profile).toMatchObject({
    name: '张建军',
    maskedPhone: '139****4321',
    account: { masked: `**** ${account.slice(-4)}`, holder: '张建军' },
    groupTitle: '本市户籍或居住证人员',
    statuses: [{ source: '户籍登记', trust: 'A', to: null }],
  })
  expect(JSON.stringify(profile)).not.toContain(number)
  await expect(kernel.as(official('leader'), myProfile, {})).rejects.toMatchObject({ status: 403 })
})
