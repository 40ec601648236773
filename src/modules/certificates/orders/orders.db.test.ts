import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { tickCases } from '../../../kernel/case/index.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { CASE_VERBS, PROCEDURES } from '../../../main/modules.ts'
import { correctCertificate, type Issued, issueCertificate, revokeCertificate } from '../issue.ts'
import { verifyCertificate } from '../verbs/verify-certificate.ts'
import { receiveBlankLot, spoilOneBlank } from './blank/stock.ts'
import { askPaper, askPaperFor, myPaper } from './mine.ts'
import { orderForExam } from './press/exams.ts'
import { listPrints, makePrint, printFile } from './press/print.ts'
import { addsUp } from './rules.ts'

const BODY = { id: randomUUID(), name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' }
const press = agent('assessor-agent', BODY.id)
const stranger = agent('assessor-agent', randomUUID())
const counter = official('district-clerk')
const ADDRESS = '滨海新区塘沽街道和平里 3 号楼 2 门 501'
const DAY = 86_400_000

let kernel: TestKernel
let serial = 0

beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())
beforeEach(async () => {
  later(0.01)
  serial += 100
  await kernel.as(press, receiveBlankLot, { first: blank(0), pieces: 20 })
})

const blank = (at: number) => `JX${String(serial + at).padStart(8, '0')}`
const later = (days: number) =>
  kernel.clock.set(new Date(kernel.clock.now().getTime() + days * DAY).toISOString())
const doing = <T>(run: Parameters<typeof performAsSystem<T>>[2]) => performAsSystem(kernel, 'test', run)
const issued = (source = `${randomUUID()}`): Promise<Issued & { person: string }> => {
  const person = randomUUID()
  return doing(async (ctx) => ({
    person,
    ...(await issueCertificate(ctx, {
      person,
      name: '张建国',
      idNumber: '11010519491231002X',
      occupation: { code: '6-18-02-04', name: '焊工' },
      level: 4,
      issuedOn: civilDate('2026-02-10'),
      organisation: BODY,
      siteCode: '000067',
      bodyCode: '0000',
      source: { kind: 'exam', id: source },
    })),
  }))
}
const asks = async (
  one: Issued & { person: string },
  more: object = { delivery: 'post', address: ADDRESS },
) => (await kernel.as(citizen(one.person), askPaper, { id: one.id, ...more } as never)).number
const step = (who: Actor, number: string, name: string, input?: object) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...(input ? { input } : {}) } as never)
const state = async (number: string) => {
  const { rows } = await sql<{ state: string }>`select state from case_file where number = ${number}`.execute(
    kernel.database.db,
  )
  return rows[0]?.state
}
const tick = () =>
  tickCases(kernel, PROCEDURES, (error) => {
    throw error
  })
/** Prints all that waits; gives the batch. */
const prints = () => kernel.as(press, makePrint, {})
const papers = async (one: Issued) => {
  const found = await kernel.as(citizen(randomUUID()), verifyCertificate, { code: one.code })
  return found.state === 'valid' ? found.papers : []
}
const SENT = { carrier: '中国邮政', tracking: 'EM123456789CN' }
const HOLDER = { collector: 'holder', check: 'identity-card' }

describe('申领纸质证书', () => {
  test('持证人申领，机构印在下一张空白证书上，寄出，收到；查验的人看得到是哪一张', async () => {
    const one = await issued()
    const number = await asks(one)
    expect(await state(number)).toBe('asked')
    const batch = await prints()
    expect([batch.pieces, await state(number)]).toEqual([1, 'to-send'])
    expect(await papers(one)).toMatchObject([{ blank: expect.stringMatching(/^JX/), voided: null }])
    const file = await kernel.as(press, printFile, { id: batch.id })
    expect(
      Buffer.from(file.bytes)
        .toString('latin1')
        .match(/\/Type \/Page\b/g),
    ).toHaveLength(1)
    await step(press, number, 'send', SENT)
    expect(await kernel.as(citizen(one.person), myPaper, { id: one.id })).toMatchObject({
      order: { step: 'sent', handed: '中国邮政 EM123456789CN', address: ADDRESS },
    })
    await step(citizen(one.person), number, 'arrived')
    expect(await state(number)).toBe('delivered')
  })

  test('地址不够写信封的不收；别人的证书、已经在办的、撤销的申领不了', async () => {
    const one = await issued()
    await expect(asks(one, { delivery: 'post', address: '塘沽' })).rejects.toMatchObject({ status: 422 })
    await expect(
      kernel.as(citizen(randomUUID()), askPaper, { id: one.id, delivery: 'collect' }),
    ).rejects.toMatchObject({ status: 404 })
    const both = await Promise.allSettled([asks(one), asks(one)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await prints()
    const gone = await issued()
    await doing((ctx) => revokeCertificate(ctx, gone.id, 'fraud', '经查替考'))
    await expect(asks(gone)).rejects.toMatchObject({ status: 409 })
  })

  test('地址密封存放，库里读不出来', async () => {
    const one = await issued()
    const number = await asks(one)
    const { rows } = await sql<{ text: string }>`select o::text as text from paper_order o
      where number = ${number}`.execute(kernel.database.db)
    expect(rows[0]?.text).not.toContain('塘沽')
    await prints()
  })

  test('窗口代没有手机的人申领：编号和姓名都对；姓名不对的和没有这张证书一样回答', async () => {
    const one = await issued()
    const given = { number: one.number, delivery: 'collect', check: 'identity-card' } as const
    await expect(kernel.as(counter, askPaperFor, { ...given, name: '李建国' })).rejects.toMatchObject({
      status: 404,
    })
    const { number } = await kernel.as(counter, askPaperFor, { ...given, name: '张建国' })
    await prints()
    expect(await state(number)).toBe('to-collect')
    await expect(
      step(press, number, 'hand-over', { collector: 'proxy', proxy: '李梅', check: 'identity-card' }),
    ).rejects.toMatchObject({ status: 400 })
    await step(press, number, 'hand-over', HOLDER)
    expect(await state(number)).toBe('delivered')
  })

  test('为整场考试一次申请，已经有的、正在办的、撤销的不在里面；别的机构申请不了', async () => {
    const exam = randomUUID()
    const all: (Issued & { person: string })[] = []
    for (let at = 0; at < 4; at += 1) all.push(await issued(`${exam}:${at}`))
    await asks(all[0] as Issued & { person: string })
    await doing((ctx) => revokeCertificate(ctx, (all[1] as Issued).id, 'fraud', '经查替考'))
    const { exams } = await kernel.as(press, listPrints, {})
    expect(exams.find((one) => one.exam === exam)?.count).toBe(2)
    await expect(kernel.as(stranger, orderForExam, { exam })).rejects.toMatchObject({ status: 409 })
    expect(await kernel.as(press, orderForExam, { exam })).toEqual({ opened: 2 })
    expect((await prints()).pieces).toBe(3)
    await expect(kernel.as(press, orderForExam, { exam })).rejects.toMatchObject({ status: 409 })
  })
})

describe('空白证书', () => {
  test('入库＝用掉＋作废＋结存，一步一步都对得上；一张只入库一次、只用一次', async () => {
    const counted = async () => (await kernel.as(press, listPrints, {})).blanks
    const before = await counted()
    await expect(kernel.as(stranger, receiveBlankLot, { first: blank(5), pieces: 3 })).rejects.toMatchObject({
      status: 409,
    })
    await kernel.as(press, spoilOneBlank, { serial: blank(0).toLowerCase(), why: '卡纸撕破' })
    await expect(
      kernel.as(press, spoilOneBlank, { serial: blank(0), why: '卡纸撕破' }),
    ).rejects.toMatchObject({ status: 409 })
    await expect(
      kernel.as(stranger, spoilOneBlank, { serial: blank(1), why: '不是我的' }),
    ).rejects.toMatchObject({ status: 409 })
    const number = await asks(await issued())
    await prints()
    const after = await counted()
    expect(after).toEqual({
      ...before,
      used: before.used + 1,
      spoiled: before.spoiled + 1,
      left: before.left - 2,
    })
    expect(addsUp(after)).toBe(true)
    // Misprinted: the blank is void, the next one is taken, and the order goes on.
    await step(press, number, 'misprint', { why: '墨糊了' })
    expect(addsUp(await counted())).toBe(true)
    await prints()
    expect(await state(number)).toBe('to-send')
    const last = await counted()
    expect([last.used, last.spoiled]).toEqual([before.used + 1, before.spoiled + 2])
    for (const wrong of [
      sql`delete from certificate_blank`,
      sql`update certificate_blank set state = 'left' where state = 'used'`,
      sql`update certificate_paper set blank = 'JX99999999'`,
    ])
      await expect(wrong.execute(kernel.database.db)).rejects.toThrow('refused')
  })

  test('空白证书用完了，说要先入库；两个人同时制证，一张空白证书只用一次', async () => {
    const own = { ...BODY, id: randomUUID() }
    const other = agent('assessor-agent', own.id)
    const body = BODY.id
    BODY.id = own.id
    const made = [await issued(), await issued()]
    BODY.id = body
    for (const one of made) await asks(one)
    await expect(kernel.as(other, makePrint, {})).rejects.toMatchObject({ status: 409 })
    await kernel.as(other, receiveBlankLot, { first: blank(50), pieces: 1 })
    const both = await Promise.allSettled([kernel.as(other, makePrint, {}), kernel.as(other, makePrint, {})])
    expect(both.map((one) => (one.status === 'fulfilled' ? one.value.pieces : 0)).toSorted()).toEqual([0, 1])
    expect((await kernel.as(other, listPrints, {})).waiting).toBe(1)
  })

  test('别的机构的批次打不开；一步制证也不能用别的机构的空白证书', async () => {
    const number = await asks(await issued())
    const { rows } = await sql<{ id: string }>`select id from certificate_print limit 1`.execute(
      kernel.database.db,
    )
    const id = rows[0]?.id as string
    await expect(kernel.as(stranger, printFile, { id })).rejects.toMatchObject({ status: 404 })
    await kernel.as(stranger, receiveBlankLot, { first: blank(60), pieces: 1 })
    await expect(step(press, number, 'print', { batch: id, blank: blank(60) })).rejects.toMatchObject({
      status: 409,
    })
    await expect(step(stranger, number, 'print', { batch: id, blank: blank(60) })).rejects.toMatchObject({
      status: expect.toSatisfy((status) => status === 403 || status === 404),
    })
    await prints()
  })
})

describe('退回、补发、停办', () => {
  test('寄出被退回，持证人改地址，再寄；到期不改的这一张作废，可以重新申领', async () => {
    const one = await issued()
    const number = await asks(one)
    await prints()
    await step(press, number, 'send', SENT)
    await step(press, number, 'came-back', { why: 'address' })
    await step(citizen(one.person), number, 'redirect', { delivery: 'post', address: `${ADDRESS} 之二` })
    expect(await state(number)).toBe('to-send')
    await step(press, number, 'send', SENT)
    await step(press, number, 'came-back', { why: 'absent' })
    later(60)
    await tick()
    expect(await state(number)).toBe('unclaimed')
    expect(await papers(one)).toMatchObject([{ why: '没有人领取' }])
    const again = await asks(one, { delivery: 'collect' })
    await prints()
    expect(await state(again)).toBe('to-collect')
    await step(citizen(one.person), again, 'redirect', { delivery: 'post', address: ADDRESS })
    await step(press, again, 'send', SENT)
    later(40)
    await tick()
    expect(await state(again)).toBe('delivered')
  })

  test('遗失补发：编号不变，旧的一张从申请起作废，扫旧的一张的人看得到；不说原因的不补', async () => {
    const one = await issued()
    const first = await asks(one, { delivery: 'collect' })
    await prints()
    await step(press, first, 'hand-over', HOLDER)
    await expect(asks(one)).rejects.toMatchObject({ status: 422 })
    await asks(one, { delivery: 'collect', reprint: 'lost' })
    const [old] = await papers(one)
    expect(old).toMatchObject({ voided: expect.anything(), why: '持证人申报遗失' })
    await prints()
    expect(await papers(one)).toMatchObject([old, { voided: null }])
    const { rows } = await sql`select 1 from certificate where person = ${one.person}`.execute(
      kernel.database.db,
    )
    expect(rows).toHaveLength(1)
  })

  test('中途更正或撤销：停办并说明原因，印好的一张作废，不再出现在打印文件里', async () => {
    const corrected = await issued()
    const revoked = await issued()
    const numbers = [await asks(corrected), await asks(revoked)]
    const batch = await prints()
    await doing((ctx) => correctCertificate(ctx, corrected.id, { name: '张建华', reason: '姓名录错' }))
    await doing((ctx) => revokeCertificate(ctx, revoked.id, 'fraud', '经查替考'))
    expect(await Promise.all(numbers.map(state))).toEqual(['stopped', 'stopped'])
    const { rows } = await sql<{ note: string }>`select note from case_event where number = ${numbers[0]}
      and step = 'stop'`.execute(kernel.database.db)
    expect(rows[0]?.note).toContain('请按新证重新申请')
    const file = kernel.as(press, printFile, { id: batch.id }).then(({ name }) => name)
    await expect(file).rejects.toMatchObject({ status: 409 })
    await expect(step(press, numbers[1] as string, 'send', SENT)).rejects.toMatchObject({ status: 409 })
  })

  test('没有印以前可以撤回；印好了不能撤回；不能制证的写原因', async () => {
    const one = await issued()
    const number = await asks(one)
    await kernel.as(citizen(one.person), CASE_VERBS.stepCase, {
      number,
      step: 'withdraw',
      reason: 'electronic',
    })
    expect(await state(number)).toBe('withdrawn')
    const again = await asks(one)
    await prints()
    await expect(
      kernel.as(citizen(one.person), CASE_VERBS.stepCase, {
        number: again,
        step: 'withdraw',
        reason: 'mistake',
      }),
    ).rejects.toMatchObject({ status: 409 })
    const other = await asks(await issued())
    await kernel.as(press, CASE_VERBS.stepCase, { number: other, step: 'decline', reason: 'twice' })
    expect(await state(other)).toBe('stopped')
  })
})
