import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { citizen, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { groundsOf, setGrounds } from '../../kernel/ground/index.ts'
import { SYSTEM } from '../../kernel/identity/actor.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { contextOf, perform, performAsSystem, type VerbContext } from '../../kernel/verb/index.ts'
import { registerOrganisation } from '../organisations/index.ts'
import { everyStatus, registerPerson, standing } from '../people/index.ts'
import { askRegisters, pauseAfter } from './ask.ts'
import { deliveryParts, digestOf, signatureOf } from './delivery/signing.ts'
import { needFacts } from './need-facts.ts'
import { type StandIn, startStandIn } from './stand-in/stand-in.ts'
import { waitingOf } from './store.ts'
import { connectRegister, disconnectRegister } from './verbs/connect.ts'
import { deliverFile, pushRows, readMistakes } from './verbs/deliver.ts'
import { declareFact, readFacts, recordFact, withdrawFact } from './verbs/facts.ts'
import { listRegisters } from './verbs/list-registers.ts'

const SECRET = 'a secret of the test, long enough for any register'
const REGISTER = 'social-insurance'
const today = civilDate('2026-03-02')

let kernel: TestKernel
let standIn: StandIn
const known = new Map<string, unknown[]>()

beforeAll(async () => {
  kernel = await testKernel()
  standIn = await startStandIn({
    secret: (register) => (register === REGISTER ? SECRET : null),
    asOf: async () => '2026-03-02',
    rows: async (_register, number) => known.get(number) ?? [],
  })
})
afterAll(async () => {
  await standIn.close()
  await kernel.close()
})
beforeEach(async () => {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  standIn.mood(REGISTER, 'ok')
  await connect()
})

const admin = official('system-admin')
const clerk = official('district-clerk', ['120116'])
const connect = () =>
  kernel.as(admin, connectRegister, {
    register: REGISTER,
    way: 'query',
    url: standIn.url(REGISTER),
    secret: SECRET,
  })
const doing = <T>(run: (ctx: VerbContext) => Promise<T>): Promise<T> =>
  kernel.database.transaction((tx) => run(contextOf(kernel, { actor: SYSTEM, requestId: 'test' }, tx)))
const ask = () => askRegisters(kernel, undefined, 400)
const stands = (person: string) => doing((ctx) => standing(ctx, person, today))

let serial = 100
const numbers = new Set<string>()
/** A number whose check digit fits. */
function idNumber(): string {
  const body = `120116${1980 + (numbers.size % 20)}0315${String(100 + numbers.size).slice(-3)}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  const number = body + '10X98765432'.charAt(sum % 11)
  numbers.add(number)
  return number
}
async function someone(name = '王建国'): Promise<{ id: string; number: string; name: string }> {
  const number = idNumber()
  const { id } = await doing((ctx) => registerPerson(ctx, { name, idNumber: number, district: '120116' }))
  return { id, number, name }
}
const need = (person: string) => doing((ctx) => needFacts(ctx, person, ['employment', 'retirement'], today))

function delivery(lines: string[], more: { whole?: boolean; serial?: number; secret?: string } = {}) {
  const content = new TextEncoder().encode(
    ['证件号码,姓名,登记事项,起始日,终止日,登记编号,操作,单位名称', ...lines].join('\r\n'),
  )
  serial += 1
  const sent = {
    register: REGISTER,
    serial: more.serial ?? serial,
    asOf: '2026-03-02',
    whole: more.whole ?? false,
  }
  const signature = signatureOf(more.secret ?? SECRET, deliveryParts({ ...sent, digest: digestOf(content) }))
  return { ...sent, file: { name: '社保.csv', content }, signature }
}
const deliver = (...given: Parameters<typeof delivery>) =>
  kernel.as(citizen(randomUUID()), deliverFile, delivery(...given))

describe('向登记部门查询', () => {
  test('没有接通任何登记的，不等谁，说清哪些事实没有问到', async () => {
    await kernel.as(admin, disconnectRegister, { register: REGISTER, reason: '对方系统升级' })
    const { id } = await someone()
    expect(await need(id)).toEqual({ ready: true, unasked: ['employment', 'retirement'] })
  })

  test('先挂起说明在等谁；对方答复后就绪，答复在有效期内不再问', async () => {
    const { id, number } = await someone()
    known.set(number, [{ kind: 'retired', from: '2025-06-01', reference: 'r1' }])
    const before = standIn.asked(REGISTER)
    expect(await need(id)).toMatchObject({ ready: false, hold: { code: 'register' } })
    await need(id)
    expect(await ask()).toBe(1)
    expect(await need(id)).toEqual({ ready: true, unasked: [] })
    expect((await stands(id)).retirement).toEqual({ by: 'record', since: '2025-06-01' })
    expect(standIn.asked(REGISTER)).toBe(before + 1)
    kernel.clock.set('2026-04-20T09:00:00+08:00')
    expect(await need(id)).toMatchObject({ ready: false })
  })

  test.each([
    ['slow', '没有在规定时间内答复'],
    ['dead', '连不上'],
    ['refusing', '503'],
    ['unsigned', '签名不对'],
    ['nonsense', '格式'],
  ] as const)('对方%s：一行也不采用，写明原因，过一会儿再问，停顿越来越长', async (mood, words) => {
    const { id, number } = await someone()
    known.set(number, [{ kind: 'retired', from: '2025-06-01' }])
    standIn.mood(REGISTER, mood)
    await need(id)
    await ask()
    expect((await stands(id)).retired).toBe(false)
    const [waiting] = await waitingOf(kernel.database.db, id)
    expect(waiting?.trouble).toContain(words)
    const asked = standIn.asked(REGISTER)
    await ask()
    expect(standIn.asked(REGISTER)).toBe(asked)
    standIn.mood(REGISTER, 'ok')
    kernel.clock.set('2026-03-02T09:05:00+08:00')
    await ask()
    expect((await stands(id)).retired).toBe(true)
    expect([1, 2, 3].map(pauseAfter)).toEqual([10, 30, 120])
  })

  test('答复里有一行不可能：这个人不采用、再问，别人照常', async () => {
    const { id } = await someone()
    standIn.mood(REGISTER, 'wrong-rows')
    await need(id)
    await ask()
    expect(await everyStatus(kernel.database.db, id)).toEqual([])
    expect(await waitingOf(kernel.database.db, id)).toHaveLength(1)
  })

  test('对方更正一条，依据它的改依新的；不再说的算撤回，依据它的得知', async () => {
    const { id, number } = await someone()
    const row = { kind: 'employed', from: '2020-01-01', employer: '甲厂', reference: 'e1' }
    known.set(number, [row])
    await need(id)
    await ask()
    const [first] = await everyStatus(kernel.database.db, id)
    const claim = { kind: 'claim', id: randomUUID() }
    await doing((ctx) => setGrounds(ctx, claim, [{ kind: 'status', id: first!.id, trust: 'A' }]))
    known.set(number, [{ ...row, from: '2019-01-01' }])
    kernel.clock.set('2026-04-20T09:00:00+08:00')
    await need(id)
    await ask()
    const [ground] = await groundsOf(kernel.database.db, claim)
    expect(ground).toMatchObject({ withdrawn: null })
    expect(ground?.id).not.toBe(first!.id)
    known.set(number, [])
    kernel.clock.set('2026-06-10T09:00:00+08:00')
    await need(id)
    await ask()
    expect((await groundsOf(kernel.database.db, claim))[0]?.withdrawn?.why).toContain('撤回')
  })
})

describe('登记部门送来的文件', () => {
  test('签名不对、密钥不对：什么也不变，也不说接没接通', async () => {
    const { number, name } = await someone()
    const line = `${number},${name},已退休或享受养老待遇,2025-01-01`
    await expect(deliver([line], { secret: 'x'.repeat(40) })).rejects.toMatchObject({ status: 403 })
    const good = delivery([line])
    await expect(
      kernel.as(citizen(randomUUID()), deliverFile, { ...good, whole: true }),
    ).rejects.toMatchObject({ status: 403 })
    await expect(
      kernel.as(citizen(randomUUID()), deliverFile, { ...good, register: 'bank' }),
    ).rejects.toMatchObject({ status: 403, title: '签名不对' })
  })

  test('同一批再送一次、换个小的批次号：不收', async () => {
    const { id, number, name } = await someone()
    const sent = delivery([`${number},${name},已退休或享受养老待遇,2025-01-01`])
    const taken = await kernel.as(citizen(randomUUID()), deliverFile, sent)
    expect(taken).toMatchObject({ lines: 1, wrong: 0, added: 1 })
    await expect(kernel.as(citizen(randomUUID()), deliverFile, sent)).rejects.toMatchObject({ status: 409 })
    await expect(deliver([], { serial: 1 })).rejects.toMatchObject({ status: 409 })
    expect((await stands(id)).retired).toBe(true)
  })

  test('错在哪一行哪一栏逐行退回，对的照收，按错误和来源汇总', async () => {
    const { id, number, name } = await someone()
    const taken = await deliver([
      `${number},${name},已退休或享受养老待遇,2025-01-01`,
      `${number},李冒名,已退休或享受养老待遇,2025-01-01`,
      `110105194912310021,张三,已退休或享受养老待遇,2025-01-01`,
      `${number},${name},在校学生（高校、技工院校）,2025-01-01`,
      `${number},${name},已退休或享受养老待遇,2025-02-30`,
      `${number},${name},在企业就业,2025-01-01`,
    ])
    expect(taken.mistakes.map(({ line, code }) => [line, code]).sort()).toEqual([
      [3, 'name-differs'],
      [4, 'number'],
      [5, 'not-yours'],
      [6, 'day'],
      [7, 'no-employer'],
    ])
    expect((await stands(id)).retired).toBe(true)
    const file = await kernel.as(official('municipal-officer'), readMistakes, { id: taken.id })
    expect(new TextDecoder().decode(file.bytes)).toContain('name-differs')
    expect(JSON.stringify(taken.mistakes)).not.toContain(number)
    const { totals } = await kernel.as(official('municipal-officer'), listRegisters, {})
    expect(totals).toEqual(
      expect.arrayContaining([expect.objectContaining({ holder: '市社保中心', code: 'day', count: 1 })]),
    )
  })

  test('还不认识的人先密封暂存，登记以后才归到名下', async () => {
    const number = idNumber()
    expect(await deliver([`${number},赵晚来,已退休或享受养老待遇,2025-01-01`])).toMatchObject({ putBy: 1 })
    const { id } = await doing((ctx) => registerPerson(ctx, { name: '赵晚来', idNumber: number }))
    await need(id)
    expect((await stands(id)).retired).toBe(true)
  })

  test('推送与文件一样验签、查重；带登记编号的可以撤回', async () => {
    const { id, number, name } = await someone()
    const push = (people: object[]) => {
      serial += 1
      const payload = JSON.stringify({ people })
      const sent = { register: REGISTER, serial, asOf: '2026-03-02' }
      const signature = signatureOf(
        SECRET,
        deliveryParts({ ...sent, whole: false, digest: digestOf(payload) }),
      )
      return perform(kernel, pushRows, { actor: SYSTEM, requestId: 'push' }, { ...sent, payload, signature })
    }
    await push([{ number, name, rows: [{ kind: 'retired', from: '2025-01-01', reference: 'p1' }] }])
    expect((await stands(id)).retired).toBe(true)
    await push([{ number, name, takenBack: ['p1'] }])
    expect((await stands(id)).retired).toBe(false)
  })
})

describe('窗口登记与自报', () => {
  test('窗口登记写明材料，B 级；别的区办不了；撤回后不再算数', async () => {
    const { id } = await someone()
    const given = { id, kind: 'veteran' as const, from: '2020-01-01', evidence: '核对退役证原件' }
    await expect(kernel.as(official('district-clerk', ['120101']), recordFact, given)).rejects.toMatchObject({
      status: 403,
    })
    await kernel.as(clerk, recordFact, given)
    expect((await stands(id)).groups).toMatchObject([{ group: 'veteran', trust: 'B' }])
    const [fact] = (await kernel.as(clerk, readFacts, { id })).facts
    await kernel.as(clerk, withdrawFact, { id: fact!.id, why: '退役证是别人的' })
    expect((await stands(id)).group).toBeNull()
  })

  test('劳务派遣、实习登记用工或实习单位；不认得的单位、别的事项不收，说怎么办', async () => {
    const { id } = await someone()
    const given = {
      id,
      kind: 'student' as const,
      from: '2025-09-01',
      placedAt: '91120116000000401x',
      evidence: '核对三方实习协议原件',
    }
    const refused = (message: string) => ({
      code: 'registers.placedNowhere',
      fields: [{ path: 'placedAt', message: expect.stringContaining(message) }],
    })
    await expect(kernel.as(clerk, recordFact, given)).rejects.toMatchObject(refused('先登记单位'))
    await expect(kernel.as(clerk, recordFact, { ...given, kind: 'veteran' })).rejects.toMatchObject(
      refused('删去'),
    )
    const code = '91350100M000100Y43'
    await performAsSystem(kernel, 'test', (ctx) =>
      registerOrganisation(ctx, {
        name: '实习的厂',
        creditCode: code,
        kinds: ['employer'],
        district: '120116',
      }),
    )
    await kernel.as(clerk, recordFact, { ...given, placedAt: code.toLowerCase() })
    const { facts } = await kernel.as(clerk, readFacts, { id })
    expect(facts).toMatchObject([{ kind: 'student', trust: 'B', detail: `用工或实习单位 ${code}` }])
  })

  test('登记部门的数据，窗口不能改', async () => {
    const { id, number, name } = await someone()
    await deliver([`${number},${name},已退休或享受养老待遇,2025-01-01`])
    const [fact] = (await kernel.as(clerk, readFacts, { id })).facts
    await expect(
      kernel.as(clerk, withdrawFact, { id: fact!.id, why: '本人说没有退休' }),
    ).rejects.toMatchObject({ status: 409 })
  })

  test('自报是 C 级，与登记矛盾的两边都留着、都看得见', async () => {
    const { id, number, name } = await someone()
    await kernel.as(citizen(id), declareFact, { kind: 'employed', from: '2024-01-01', employer: '乙厂' })
    await deliver([`${number},${name},已退休或享受养老待遇,2025-01-01`])
    const { contradictions } = await stands(id)
    expect(contradictions).toMatchObject([
      { kind: 'employed', declared: { trust: 'C' }, registered: { trust: 'A' } },
    ])
  })
})

test('接通的密钥密封保存，只有系统管理员能接通', async () => {
  await expect(
    kernel.as(official('municipal-officer'), connectRegister, {
      register: REGISTER,
      way: 'drop',
      secret: SECRET,
    }),
  ).rejects.toMatchObject({ status: 403 })
  const shown = await kernel.as(admin, listRegisters, {})
  expect(JSON.stringify(shown)).not.toContain(SECRET)
})
