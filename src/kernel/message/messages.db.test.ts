import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { openCase, procedure, takeStep } from '../case/index.ts'
import { may, performAsSystem } from '../verb/index.ts'
import { listMessages, messageVerbs, readMessages, tellPeople } from './index.ts'

const CLAUSE = { document: 'test', article: '1', text: '示例办法 第一条', status: 'assumed' as const }
const example = procedure({
  kind: 'XL',
  title: '示例办件',
  starts: 'filed',
  states: {
    filed: { title: '已提交', holder: '区受理岗', progress: 1, within: () => ({ days: 7, clause: CLAUSE }) },
    review: { title: '待复核', holder: '区复核岗', progress: 2, within: { noTerm: '示例' } },
    correcting: {
      title: '待补正',
      holder: '申请人',
      progress: 2,
      within: () => ({ days: 10, clause: CLAUSE }),
    },
    approved: {
      title: '通过',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '可以去领证了。', asks: true },
    },
    refused: { title: '不予通过', holder: '已办结', progress: 4, ends: 'refused' },
  },
  steps: {
    accept: { title: '受理', from: 'filed', to: 'review', who: may('subsidy.accept') },
    correct: {
      title: '一次告知补正',
      from: 'review',
      to: 'correcting',
      who: may('subsidy.decide'),
      asks: 'corrections',
      corrections: [{ code: 'photo', text: '补照片' }],
    },
    wait: {
      title: '等账户',
      from: 'review',
      to: 'review',
      by: 'system',
      run: async () => ({ hold: { code: 'account-missing', text: '您还没有登记收款账户' } }),
    },
    approve: { title: '通过', from: 'review', to: 'approved', who: may('subsidy.decide') },
    refuse: {
      title: '不予通过',
      from: 'review',
      to: 'refused',
      who: may('subsidy.decide'),
      asks: 'reason',
      reasons: [{ code: 'no', text: '不符合条件' }],
    },
  },
})

const REACH = { sms: false, withPhone: async () => new Set<string>() }

const SCHOOL = '018f0000-0000-7000-8000-000000000001'
const PERSON = '018f0000-0000-7000-8000-000000000002'
const school = agent('provider-agent', SCHOOL)
const worker = citizen(PERSON)

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel({ at: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => kernel.close())

const opened = (of: { person?: string; organisation?: string }) =>
  performAsSystem(kernel, 'example.file', async (ctx) => {
    const file = await openCase(ctx, example, { district: '120116', title: '示例', form: {}, ...of })
    return file.number
  })
const step = (number: string, name: string, more: object = {}) =>
  performAsSystem(kernel, 'example.step', (ctx) => takeStep(ctx, [example], number, name, more))
const told = async (who = worker, number?: string) => {
  await tellPeople(kernel, [example], REACH)
  const { items } = await kernel.as(who, listMessages, {})
  return items.filter((one) => number === undefined || one.case === number).map(({ text }) => text)
}

describe('办件对当事人说的话', () => {
  test('系统发起、补正、等账户、办结：各说一句，内部的受理不说', async () => {
    const number = await opened({ person: PERSON })
    await step(number, 'accept')
    await step(number, 'correct', { corrections: ['photo'] })
    expect(await told(worker, number)).toEqual([
      '示例办件：需要补正：补照片。请在2026年3月16日前改好再交。',
      '示例办件：系统已为您发起，不用再填表。',
    ])
    const waiting = await opened({ person: PERSON })
    await step(waiting, 'accept')
    await step(waiting, 'wait')
    expect(await told(worker, waiting)).toEqual([
      '示例办件：暂时等待。您还没有登记收款账户。',
      '示例办件：系统已为您发起，不用再填表。',
    ])
    const passed = await opened({ person: PERSON })
    await step(passed, 'accept')
    await step(passed, 'approve')
    expect((await told(worker, passed))[0]).toBe('示例办件：可以去领证了。')
    const refused = await opened({ person: PERSON })
    await step(refused, 'accept')
    await step(refused, 'refuse', { reason: 'no' })
    expect((await told(worker, refused))[0]).toBe('示例办件：不予通过。原因：不符合条件。')
  })

  test('自己做的事不再告诉自己；办件的另一方照样收到', async () => {
    const number = await opened({ person: PERSON, organisation: SCHOOL })
    await sql`alter table case_event disable trigger case_event_stays`.execute(kernel.database.db)
    await sql`update case_event set actor_kind = 'organisation' where number = ${number}`.execute(
      kernel.database.db,
    )
    await sql`alter table case_event enable trigger case_event_stays`.execute(kernel.database.db)
    expect(await told(school, number)).toEqual([])
    expect(await told(worker, number)).toEqual(['示例办件：已经收到。'])
  })

  test('四个后台一起说，每件事只说一次；再说一遍也不多', async () => {
    const numbers = await Promise.all(Array.from({ length: 30 }, () => opened({ organisation: SCHOOL })))
    await Promise.all(Array.from({ length: 4 }, () => tellPeople(kernel, [example], REACH)))
    await sql`update case_file set told = 0`.execute(kernel.database.db)
    await tellPeople(kernel, [example], REACH)
    for (const number of numbers)
      expect(await told(school, number)).toEqual(['示例办件：系统已为您发起，不用再填表。'])
  })

  test('说到一半出错：没说的下次接着说，不丢', async () => {
    const number = await opened({ person: PERSON })
    const broken = { ...example, states: null as never }
    await expect(tellPeople(kernel, [broken], REACH)).rejects.toThrow()
    expect(await told(worker, number)).toHaveLength(1)
  })
})

describe('收件箱', () => {
  test('只看自己的；看过的变已读，看的时候新来的仍是未读', async () => {
    const other = citizen('018f0000-0000-7000-8000-000000000009')
    expect(await told(other)).toEqual([])
    expect(await told(official('district-clerk', ['120116']))).toEqual([])
    const before = await kernel.as(worker, listMessages, {})
    expect(before.unread).toBeGreaterThan(2)
    await opened({ person: PERSON })
    await tellPeople(kernel, [example], REACH)
    await kernel.as(other, readMessages, { upTo: before.items[0]?.id ?? 0 })
    await kernel.as(worker, readMessages, { upTo: before.items[0]?.id ?? 0 })
    const after = await kernel.as(worker, listMessages, {})
    expect(after.unread).toBe(1)
    expect(after.items.map(({ read }) => read)).toEqual([false, ...before.items.map(() => true)])
    const count = messageVerbs.find(({ name }) => name === 'messages.unread')
    expect(await kernel.as(worker, count as never, {} as never)).toEqual({ total: 1, beyond: false })
  })

  test('一页五十条，翻得完，不重不漏', async () => {
    const owner = '018f0000-0000-7000-8000-000000000007'
    await Promise.all(Array.from({ length: 55 }, () => opened({ organisation: owner })))
    await tellPeople(kernel, [example], REACH)
    const first = await kernel.as(agent('provider-agent', owner), listMessages, {})
    const second = await kernel.as(agent('provider-agent', owner), listMessages, {
      after: first.next ?? undefined,
    })
    expect([first.items.length, second.items.length, second.next]).toEqual([50, 5, null])
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(55)
  })
})
