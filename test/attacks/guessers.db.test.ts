import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/kernel/identity/actor.ts'
import { PUBLIC } from '../../src/kernel/identity/actor.ts'
import { type AnyVerb, Problem, perform } from '../../src/kernel/verb/index.ts'
import { doctor } from '../../src/main/doctor/doctor.ts'
import { CASE_VERBS, VERBS } from '../../src/main/modules.ts'
import { demoKernel } from '../demo-city.ts'
import { agent, asking, official, type TestKernel } from '../kernel.ts'

/** Limits hold up whoever guesses, and nobody else. */

let kernel: TestKernel
beforeAll(async () => {
  kernel = await demoKernel()
}, 300_000)
afterAll(() => kernel.close())

const named = (name: string) => VERBS.find((one) => one.name === name) as AnyVerb

async function statusOf(
  verb: AnyVerb,
  actor: Actor,
  input: unknown,
  address = '203.0.113.1',
): Promise<number> {
  try {
    await perform(kernel, verb, { ...asking(actor), address }, input)
    return 200
  } catch (error) {
    if (error instanceof Problem) return error.status
    throw error
  }
}

async function aCertificate(): Promise<{ number: string; name: string }> {
  const { rows } = await sql<{ number: string; name: string }>`select number, name from certificate
    order by number limit 1`.execute(kernel.database.db)
  return rows[0] as { number: string; name: string }
}

describe('按编号和姓名查证书', () => {
  const query = named('certificates.query')

  test('猜姓名的人自己要等，持证人和别人照查', async () => {
    const { number, name } = await aCertificate()
    for (let at = 0; at < 5; at += 1)
      expect(await statusOf(query, PUBLIC, { number, name: `猜${at}` }, '203.0.113.9')).toBe(200)
    expect(await statusOf(query, PUBLIC, { number, name }, '203.0.113.9')).toBe(429)
    for (let at = 0; at < 20; at += 1)
      expect(await statusOf(query, PUBLIC, { number, name }, '203.0.113.10')).toBe(200)
  })

  test('一个地址对许多编号一个一个猜：也要等', async () => {
    const { rows } = await sql<{
      number: string
    }>`select number from certificate order by number limit 20`.execute(kernel.database.db)
    const statuses = []
    for (let round = 0; round < 4; round += 1)
      for (const { number } of rows)
        statuses.push(await statusOf(query, PUBLIC, { number, name: `猜${round}` }, '203.0.113.11'))
    expect(statuses.filter((status) => status === 200)).toHaveLength(40)
    expect(statuses.slice(40)).toEqual(statuses.slice(40).map(() => 429))
  })

  test('许多地址一起猜一张：没有登录的要等，登录的持证人照查', async () => {
    const { number, name } = await aCertificate()
    for (let at = 0; at < 200; at += 1)
      await statusOf(query, PUBLIC, { number, name: '猜' }, `198.51.100.${at}`)
    expect(await statusOf(query, PUBLIC, { number, name }, '203.0.113.12')).toBe(429)
    expect(await statusOf(query, official('leader'), { number, name })).toBe(200)
  })

  test('批量查验不能用来猜：一个编号许多姓名不收，错得太多要等，正确的名单照查', async () => {
    const many = named('certificates.check-many')
    const employer = agent('employer-agent', '00000000-0000-4000-8000-000000000001')
    const { number, name } = await aCertificate()
    const names = Array.from({ length: 500 }, (_, at) => ({ number, name: `猜${at}` }))
    expect(await statusOf(many, employer, { rows: names })).toBe(422)
    const wrong = Array.from({ length: 300 }, (_, at) => ({
      number: `S0000120000672640${at + 10_000}`,
      name: '猜',
    }))
    expect(await statusOf(many, employer, { rows: wrong })).toBe(200)
    expect(await statusOf(many, employer, { rows: [{ number, name }] })).toBe(429)
    const other = agent('employer-agent', '00000000-0000-4000-8000-000000000002')
    expect(await statusOf(many, other, { rows: Array(500).fill({ number, name }) })).toBe(200)
  })
})

describe('公示异议', () => {
  const object = CASE_VERBS.objectToNotice as AnyVerb
  const text = '据我了解，这位学员上课那几天在外地出差，请核对签到记录。'
  const contacts = Array.from({ length: 40 }, (_, at) => `138${String(10_000_000 + at)}`)

  async function anOpenNotice(): Promise<string> {
    const { rows } = await sql<{ id: string }>`select id from public_notice where closed_on is null
      order by id limit 1`.execute(kernel.database.db)
    const id = rows[0]?.id as string
    await sql`update public_notice set ends_on = '2030-01-01' where id = ${id}::uuid`.execute(
      kernel.database.db,
    )
    return id
  }

  test('联系方式要联系得上', async () => {
    const id = await anOpenNotice()
    for (const contact of [
      'xxxxx',
      '12345',
      '张三',
      'a@b',
      '11111111111',
      '022-00000000000',
      '好好好好好好好好好好',
      '我就是看他不顺眼不用联系我',
    ])
      expect(await statusOf(object, PUBLIC, { id, text, contact }), contact).toBe(400)
  })

  test('一个地址同时发二十个：开得了两件，其余请登录；一个联系方式、一个账号各一件', async () => {
    const id = await anOpenNotice()
    const all = await Promise.all(
      contacts.slice(0, 20).map((contact) => statusOf(object, PUBLIC, { id, text, contact }, '203.0.113.20')),
    )
    expect(all.filter((status) => status === 200)).toHaveLength(2)
    expect(all.filter((status) => status === 429)).toHaveLength(18)
    const [, contact] = contacts.slice(19)
    expect(await statusOf(object, PUBLIC, { id, text, contact }, '203.0.113.21')).toBe(200)
    expect(await statusOf(object, PUBLIC, { id, text, contact }, '203.0.113.22')).toBe(429)
    const signedIn = official('leader')
    expect(await statusOf(object, signedIn, { id, text, contact: contacts[30] }, '203.0.113.20')).toBe(200)
    expect(await statusOf(object, signedIn, { id, text, contact: contacts[31] }, '203.0.113.20')).toBe(429)
  })

  test('明显没有内容的异议可以写明理由放下，公示照常走完', async () => {
    const { rows } = await sql<{ number: string; against: string }>`select number, form->>'against' as against
      from case_file where kind = 'YY' and state = 'filed' order by number desc limit 1`.execute(
      kernel.database.db,
    )
    const { number, against } = rows[0] as { number: string; against: string }
    const reviewer = official('municipal-reviewer')
    const step = (more: object) =>
      statusOf(CASE_VERBS.stepCase as AnyVerb, reviewer, { number, step: 'dismiss', ...more })
    expect(await step({ reason: 'empty' })).toBe(400)
    expect(await step({ reason: 'empty', note: '没有写出可以核查的事实，不影响公示' })).toBe(200)
    const blocking =
      await sql`select 1 from case_file where kind = 'YY' and number = ${number} and state = 'filed'
      and form->>'against' = ${against}`.execute(kernel.database.db)
    expect(blocking.rows).toEqual([])
    const told =
      await sql`select 1 from audit_record where subject_id = ${number} and outcome = 'ok'`.execute(
        kernel.database.db,
      )
    expect(told.rows.length).toBeGreaterThan(0)
  })
})

describe('查看完整证件号码', () => {
  test('十分钟二十个，再多要等；体检说出是谁；别的岗位照查', async () => {
    const reveal = named('people.reveal-id')
    const { rows } = await sql<{ id: string }>`select id from person order by id limit 30`.execute(
      kernel.database.db,
    )
    const account = '10000000-0000-4000-8000-000000000001'
    await sql`insert into identity_account (id, kind, duty, login, label, email, email_verified, created_at, updated_at)
      values (${account}::uuid, 'official', 'business', 'curious', '好奇的人', 'curious@login.invalid', true, now(), now())`.execute(
      kernel.database.db,
    )
    const curious = { ...official('municipal-reviewer'), account }
    const statuses = []
    for (const { id } of rows) statuses.push(await statusOf(reveal, curious, { id, reason: '核对身份信息' }))
    expect(statuses.filter((status) => status === 200)).toHaveLength(20)
    expect(statuses.slice(20)).toEqual(Array(10).fill(429))
    const other = official('municipal-reviewer', 'all', 'another')
    expect(await statusOf(reveal, other, { id: rows[0]?.id, reason: '核对身份信息' })).toBe(200)
    const { remarks } = await doctor(kernel)
    expect(remarks.map(({ what }) => what).join('\n')).toContain('好奇的人 一周内查看完整证件号码 20 个')
  })
})

describe('还没有公布的政策和测算', () => {
  test('区里的岗位看不到，市里的看得到', async () => {
    for (const name of ['policy.list-drafts', 'catalogue.proposals']) {
      for (const role of ['district-clerk', 'district-reviewer'] as const)
        expect(await statusOf(named(name), official(role, ['120116']), {}), name).toBe(403)
      expect(await statusOf(named(name), official('municipal-officer'), {}), name).toBe(200)
    }
    const clerk = official('district-clerk', ['120116'])
    const number = 'ZC-2026-120000-000001'
    expect(await statusOf(named('policy.read-draft'), clerk, { number })).toBe(403)
    expect(await statusOf(named('catalogue.proposal'), clerk, { code: '6-18-02-04' })).toBe(403)
  })
})
