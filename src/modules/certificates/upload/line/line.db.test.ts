import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { agent, official, type TestKernel, testKernel } from '../../../../../test/kernel.ts'
import { listMessages } from '../../../../kernel/message/index.ts'
import { civilDate } from '../../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../../kernel/verb/perform.ts'
import { registerOrganisation } from '../../../organisations/index.ts'
import { type Issued, issueCertificate } from '../../issue.ts'
import { listReturned, listUploads } from '../lists.ts'
import { takeReceipt, uploadAgain } from '../receive.ts'
import { makeUpload } from '../send.ts'
import { standInReceipt } from '../stand-in.ts'
import { carryUploads, chaseReturned } from './carry.ts'
import { httpLine } from './http-line.ts'
import { type StandInLine, startStandInLine } from './stand-in-server.ts'

let kernel: TestKernel
let far: StandInLine
let refused = new Map<string, string>()
const SECRET = '演示口令'
const officer = official('municipal-officer')
let house: { id: string; name: string; creditCode: string }
const assessor = () => agent('assessor-agent', house.id)

beforeAll(async () => {
  kernel = await testKernel()
  const { id } = await performAsSystem(kernel, 'test', (ctx) =>
    registerOrganisation(ctx, {
      district: '120116',
      name: '津沽职业技能评价中心',
      creditCode: '91350100M000100Y43',
      kinds: ['assessor'],
    }),
  )
  house = { id, name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' }
})
afterAll(() => kernel.close())
beforeEach(async () => {
  refused = new Map()
  far = await startStandInLine(SECRET, { refuses: (row) => refused.get(row.证书编号 ?? '') ?? null })
  later(1)
})
afterEach(async () => {
  // Nothing of one situation is left open for the next.
  far.mood('ok')
  later(48)
  await carry()
  await far.close()
})

const later = (hours: number) =>
  kernel.clock.set(new Date(kernel.clock.now().getTime() + hours * 3_600_000).toISOString())
const carry = () => carryUploads(kernel, httpLine(far.url, SECRET))
const issued = (): Promise<Issued> =>
  performAsSystem(kernel, 'test', (ctx) =>
    issueCertificate(ctx, {
      person: randomUUID(),
      name: '张建国',
      idNumber: '11010519491231002X',
      occupation: { code: '6-18-02-04', name: '焊工' },
      level: 4,
      issuedOn: civilDate('2026-02-10'),
      organisation: house,
      siteCode: '000067',
      bodyCode: '0000',
      source: { kind: 'exam', id: randomUUID() },
    }),
  )
const stateOf = async ({ id }: Issued) =>
  (
    await sql<{ state: string }>`select state from certificate_upload where certificate = ${id}`.execute(
      kernel.database.db,
    )
  ).rows[0]?.state
const stepsOf = async ({ id }: Issued) =>
  (await sql`select 1 from certificate_upload_step where certificate = ${id}`.execute(kernel.database.db))
    .rows.length
async function made(count = 1) {
  const all: Issued[] = []
  for (let n = 0; n < count; n += 1) all.push(await issued())
  const { number } = await kernel.as(officer, makeUpload, {})
  return { all, number: number ?? '' }
}
const batchOf = async (number: string) =>
  (await kernel.as(officer, listUploads, {})).items.find((one) => one.number === number)
const told = async () =>
  (await kernel.as(assessor(), listMessages, {})).items.filter(({ href }) => href?.includes('returned'))

test('送出、取回执：接收的全国可查，退回的写明原因，机构有消息；改了再送，走下一批', async () => {
  const { all, number } = await made(2)
  const [good, bad] = all as [Issued, Issued]
  refused.set(bad.number, '姓名与公安登记不一致')
  await carry()
  expect([await stateOf(good), await stateOf(bad)]).toEqual(['queryable', 'rejected'])
  expect(await batchOf(number)).toMatchObject({ accepted: 1, rejected: 1, waiting: 0 })
  const [message] = await told()
  expect(message).toMatchObject({ asks: true, text: expect.stringContaining('姓名与公安登记不一致') })
  expect(message?.text).not.toContain('张建国')
  const stranger = agent('assessor-agent', randomUUID())
  expect((await kernel.as(stranger, listMessages, {})).items).toEqual([])
  expect((await kernel.as(assessor(), listReturned, {})).items.map((one) => one.number)).toContain(bad.number)
  refused.clear()
  await kernel.as(assessor(), uploadAgain, { id: bad.id, why: '对照身份证原件，都对' })
  await kernel.as(officer, makeUpload, {})
  await carry()
  expect(await stateOf(bad)).toBe('queryable')
})

test('答复丢了：同一个批次号再送，全国平台只有一批，证书只动一次', async () => {
  const { all, number } = await made()
  far.mood('lost')
  await carry()
  expect(await batchOf(number)).toMatchObject({ trouble: '全国平台没有应答', handed: false })
  far.mood('ok')
  later(1)
  await carry()
  await carry()
  expect({ came: far.came(number), held: far.held() }).toEqual({ came: 2, held: 1 })
  expect(await stateOf(all[0] as Issued)).toBe('queryable')
  expect(await stepsOf(all[0] as Issued)).toBe(2)
})

test('回执来得晚：四十八小时以后算逾期，一直去取；来了就收；平台说没收到的再送一遍', async () => {
  const { all, number } = await made()
  far.mood('late')
  await carry()
  expect(await batchOf(number)).toMatchObject({ handed: true, waiting: 1, late: false, trouble: null })
  later(50)
  await carry()
  expect(await batchOf(number)).toMatchObject({ late: true })
  far.mood('ok')
  later(2)
  await carry()
  expect(await stateOf(all[0] as Issued)).toBe('queryable')

  const other = await made()
  far.mood('forgets')
  await carry()
  expect(await batchOf(other.number)).toMatchObject({
    handed: false,
    trouble: '全国平台没有收到这一批，再送',
  })
  far.mood('ok')
  later(2)
  await carry()
  expect(await stateOf(other.all[0] as Issued)).toBe('queryable')
})

test('回执只有一半的先收一半，其余接着等；人工登记过的回执再来一遍，什么也不变', async () => {
  const { all, number } = await made(4)
  far.mood('half')
  await carry()
  expect(await batchOf(number)).toMatchObject({ accepted: 2, waiting: 2 })
  far.mood('ok')
  later(1)
  await carry()
  expect(await batchOf(number)).toMatchObject({ accepted: 4, waiting: 0 })
  expect(await Promise.all(all.map(stepsOf))).toEqual([2, 2, 2, 2])

  const hand = await made()
  far.mood('late')
  await carry()
  const batch = await batchOf(hand.number)
  const file = `批次号,证书编号\r\n${hand.number},${hand.all[0]?.number}\r\n`
  const content = standInReceipt(new TextEncoder().encode(file))
  await kernel.as(officer, takeReceipt, { id: batch?.id ?? '', file: { name: '回执.csv', content } })
  far.mood('ok')
  later(1)
  await carry()
  expect(await stepsOf(hand.all[0] as Issued)).toBe(2)
})

test('签名不对的、别批的回执：一行也不记，批次上写明为什么；口令不对的平台不收', async () => {
  const { all, number } = await made()
  for (const [mood, why] of [
    ['unsigned', '回执的签名不对，没有收'],
    ['other-batch', '回执没有收：第 2 行：是批次'],
    ['refusing', '全国平台答复'],
    ['dead', '全国平台没有应答'],
  ] as const) {
    far.mood(mood)
    later(2)
    if (mood === 'refusing') {
      const another = await made()
      await carry()
      expect((await batchOf(another.number))?.trouble).toContain(why)
      continue
    }
    await carry()
    expect((await batchOf(number))?.trouble).toContain(why)
    expect(await stateOf(all[0] as Issued)).toBe('uploaded')
  }
  far.mood('ok')
  const wrong = await made()
  await carryUploads(kernel, httpLine(far.url, '别的口令'))
  expect((await batchOf(wrong.number))?.trouble).toContain('401')
  expect(far.came(wrong.number)).toBe(0)
})

test('两个后台同时送：每批只送一次，回执只收一次', async () => {
  const first = await made(2)
  const second = await made(1)
  await Promise.all([carry(), carry(), carry()])
  expect([far.came(first.number), far.came(second.number)]).toEqual([1, 1])
  for (const one of [...first.all, ...second.all]) expect(await stepsOf(one)).toBe(2)
})

test('退回超过四十八小时没有改的，机构再催一次，只催一次；重新退回的另算', async () => {
  const { all } = await made()
  const [bad] = all as [Issued]
  refused.set(bad.number, '证件号码查不到')
  await carry()
  const chased = async () =>
    (await told()).filter(({ text }) => text.includes('超过') && text.includes(bad.number)).length
  await chaseReturned(kernel)
  expect(await chased()).toBe(0)
  later(49)
  for (let turn = 0; turn < 3; turn += 1) await chaseReturned(kernel)
  expect(await chased()).toBe(1)
  await kernel.as(assessor(), uploadAgain, { id: bad.id, why: '核对过户口簿' })
  await kernel.as(officer, makeUpload, {})
  await carry()
  later(49)
  await chaseReturned(kernel)
  expect(await chased()).toBe(2)
})
