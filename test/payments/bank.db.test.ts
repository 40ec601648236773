import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tickCases } from '../../src/kernel/case/index.ts'
import { setGrounds, sourceWithdrawn } from '../../src/kernel/ground/index.ts'
import { balances, proof } from '../../src/kernel/ledger/index.ts'
import { bankAnswers } from '../../src/main/demo/story/road.ts'
import { CASE_VERBS } from '../../src/main/modules.ts'
import {
  bankFile,
  compile,
  lateReturn,
  liveOf,
  payAgain,
  payableOf,
  putRight,
  release,
  reportOverpayment,
} from '../../src/modules/payments/index.ts'
import { bureau, type Desk, finance, openDesk, WITH_TRIAL } from './desk.ts'
import { settle } from './settle.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(async () => {
  expect(await proof(desk.kernel.database.db)).toMatchObject({ sound: true, total: 0, findings: [] })
  await desk.close()
})

const state = async (number: string) => (await payableOf(desk.kernel.database.db, number))?.state
const caseState = async (number: string) =>
  (
    await desk.rows<{ at: string }>(
      sql`select coalesce(held_code, state) as at from case_file where number = ${number}`,
    )
  )[0]?.at
const byFinance: Parameters<typeof settle>[0] = (verb, input) => desk.as(finance, verb, input)
const give = (batch: string, text: string, setAside = '') =>
  settle(byFinance, batch, new TextEncoder().encode(text), { setAside })
const good = (sent: string, bounced: string[] = []) => new TextDecoder().decode(bankAnswers(sent, bounced))
/** The total line again, after rows were changed. */
const balanced = (lines: string[]) => {
  const rows = lines.slice(0, -1)
  const total = rows.slice(1).reduce((sum, row) => sum + Number(row.split(',')[3]), 0)
  const [batch] = lines.at(-1)?.split(',') ?? []
  return [...rows, `${batch},合计,,${total.toFixed(2)},,,`].join('\r\n')
}
const clock = async () => {
  await tickCases(desk.kernel, WITH_TRIAL, (error) => {
    throw error
  })
}

describe('银行文件的编码', () => {
  const encode: Record<string, (text: string) => Uint8Array> = {
    'UTF-8': (text) => new TextEncoder().encode(text),
    'UTF-8 带标记': (text) => new TextEncoder().encode(`\ufeff${text}`),
    'UTF-16LE 带标记': (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
    'UTF-16LE 无标记': (text) => new Uint8Array(Buffer.from(text, 'utf16le')),
    'UTF-16BE 带标记': (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()),
    GBK: gbk,
  }
  test.each(Object.keys(encode))('%s 的回盘文件读得懂', async (name) => {
    const { number } = await desk.claim()
    const { batch, sent } = await desk.toBank()
    const content = encode[name]?.(good(sent)) as Uint8Array
    const answer = await settle(byFinance, batch, content)
    expect(answer).toMatchObject({ outcome: 'settled', paid: 1, problems: [] })
    expect(await state(number)).toBe('paid')
  })

  test('不是文本的文件，说出该怎么办，批次还能再导入', async () => {
    await desk.claim()
    const { batch, sent } = await desk.toBank()
    const content = new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xff, 0xff, 0xfe, 0x81])
    const answer = await settle(byFinance, batch, content, { name: 'x.xlsx' })
    expect(answer).toMatchObject({ outcome: 'unbalanced', problems: [{ line: 1, column: '文件' }] })
    const [last] = await desk.rows<{ outcome: string; purpose: string }>(
      sql`select outcome, purpose from audit_record where verb = 'cases.step' order by id desc limit 1`,
    )
    expect(last).toEqual({ outcome: 'failed', purpose: '回盘对不平，有 1 处，什么也没有导入' })
    expect(await desk.answers(batch, sent)).toMatchObject({ outcome: 'settled' })
  })
})

describe('回盘文件怎么错都不会是 500，也不会让批次停在那里', () => {
  const SPOIL: [string, (lines: string[]) => string[]][] = [
    ['只有表头', (lines) => lines.slice(0, 1)],
    ['空文件只有空行', () => ['', '', ' ']],
    ['少一列', (lines) => lines.map((one, at) => (at === 1 ? one.split(',').slice(1).join(',') : one))],
    ['多一列', (lines) => lines.map((one, at) => (at === 1 ? `${one},x` : one))],
    [
      '金额是字',
      (lines) => lines.map((one, at) => (at === 1 ? one.replace(/,[\d.]+,成功/, ',叁仟元,成功') : one)),
    ],
    ['金额是负数', (lines) => lines.map((one) => one.replace(/,([\d.]+),成功/, ',-$1,成功'))],
    ['引号不成对', (lines) => [...lines.slice(0, 2), '"', ...lines.slice(2)]],
    ['没有合计', (lines) => lines.slice(0, -1)],
    ['流水号太长', (lines) => lines.map((one) => one.replace(/YH\w+/, 'Y'.repeat(200)))],
    ['结果是别的字', (lines) => lines.map((one) => one.replace('成功', '处理中'))],
    ['零字符', (lines) => lines.map((one) => one.replace('成功', '成\0功'))],
  ]
  let batch: string
  let sent: string
  let before: unknown
  beforeAll(async () => {
    await desk.claim()
    await desk.claim()
    ;({ batch, sent } = await desk.toBank())
  })
  beforeEach(async () => {
    before = await desk.rows(sql`select state, count(*) as n from payable group by state order by state`)
  })
  test.each(SPOIL)('%s', async (_name, spoil) => {
    const answer = await give(batch, spoil(good(sent).split('\r\n')).join('\r\n'))
    expect(answer.outcome).toBe('unbalanced')
    expect(answer.problems.length).toBeGreaterThan(0)
    for (const one of answer.problems) {
      expect(one.line).toBeGreaterThan(0)
      expect(one.remedy).not.toBe('')
    }
    expect(
      await desk.rows(sql`select state, count(*) as n from payable group by state order by state`),
    ).toEqual(before)
  })
  test('最后来一份对的，照样入账', async () => {
    expect(await give(batch, good(sent))).toMatchObject({ outcome: 'settled', paid: 2 })
  })

  test('没有回盘文件，谁也不能把批次办结', async () => {
    await desk.claim()
    const { batch: other, sent: file } = await desk.toBank()
    for (const [who, status] of [
      [finance, 400],
      [bureau, 403],
    ] as const)
      await expect(
        desk.as(who, CASE_VERBS.stepCase, { number: other, step: 'settle' }),
      ).rejects.toMatchObject({ status })
    expect(await desk.answers(other, file)).toMatchObject({ outcome: 'settled' })
  })
})

describe('退票', () => {
  test('银行自身原因退票：说明理由后原账户重新拨付，钱只付一次', async () => {
    const { number } = await desk.claim()
    await desk.pay([number])
    expect(await state(number)).toBe('returned')
    expect(await caseState(number)).toBe('account-returned')
    expect((await desk.as(bureau, compile, {})).number).toBeNull()
    await expect(desk.as(finance, payAgain, { number, reason: 'bank-error' })).rejects.toMatchObject({
      status: 403,
    })
    await desk.as(bureau, payAgain, { number, reason: 'bank-error', note: '银行来函' })
    await expect(desk.as(bureau, payAgain, { number, reason: 'bank-error' })).rejects.toMatchObject({
      status: 409,
    })
    await desk.pay()
    expect(await state(number)).toBe('paid')
    const lines = await desk.rows(
      sql`select state from payment_line where case_number = ${number} order by state`,
    )
    expect(lines).toEqual([{ state: 'paid' }, { state: 'returned' }])
  })

  test('收款方换了账户，自动重新拨付到新账户', async () => {
    const payee = await desk.payee()
    const { number } = await desk.claim({ payee })
    await desk.pay([number])
    await clock()
    expect(await state(number)).toBe('returned')
    await desk.setAccount(payee, '6222001234567890')
    desk.kernel.clock.set('2026-03-03T09:00:00+08:00')
    await clock()
    expect(await state(number)).toBe('approved')
    const { sent, batch } = await desk.toBank()
    expect(sent).toContain('6222001234567890')
    await desk.answers(batch, sent)
    expect(await state(number)).toBe('paid')
  })

  test('隔日退票：到账以后银行又退回，办件重开，重新拨付后仍只付一次', async () => {
    const { number } = await desk.claim()
    await desk.pay()
    await desk.as(finance, lateReturn, { number, reason: '户名不符', reference: 'TH001' })
    expect(await state(number)).toBe('returned')
    await expect(
      desk.as(finance, lateReturn, { number, reason: '户名不符', reference: 'TH001' }),
    ).rejects.toMatchObject({ status: 409 })
    await desk.as(bureau, payAgain, { number, reason: 'holder-confirmed' })
    await desk.pay()
    expect(await state(number)).toBe('paid')
  })
})

describe('银行差错', () => {
  test('重复付款：先挂账，其余照常入账；再向收款方追回', async () => {
    const { number } = await desk.claim()
    const { batch, sent } = await desk.toBank()
    const lines = good(sent).split('\r\n')
    const twice = balanced(lines.toSpliced(2, 0, (lines[1] as string).replace('YH', 'ZZ')))
    const refused = await give(batch, twice)
    expect(refused).toMatchObject({
      outcome: 'unbalanced',
      problems: [{ line: 3, column: '序号', bankError: true }],
    })
    expect(await give(batch, twice, '3')).toMatchObject({ outcome: 'settled', paid: 1, discrepancies: 1 })
    const [kept] = await desk.rows<{ id: string }>(
      sql`select id from bank_discrepancy where batch = ${batch}`,
    )
    const { recovery } = await desk.as(finance, putRight, {
      id: kept?.id as string,
      how: 'recovery',
      reference: '函 1 号',
    })
    expect(recovery).toMatch(/^ZH-/)
    expect(await state(number)).toBe('paid')
    await expect(
      desk.as(finance, putRight, { id: kept?.id as string, how: 'reversed', reference: '函 1 号' }),
    ).rejects.toMatchObject({ status: 409 })
  })

  test('付错账号：挂账后这一笔按退票处理，银行冲正以前不能重新拨付', async () => {
    const { number } = await desk.claim()
    const { batch, sent } = await desk.toBank()
    const text = good(sent).replace(/^(BF-[^,]+,1),\d+/m, '$1,6222999999999999')
    expect(await give(batch, text)).toMatchObject({ problems: [{ column: '账号', bankError: true }] })
    expect(await give(batch, text, '2')).toMatchObject({ outcome: 'settled', returned: 1 })
    await expect(desk.as(bureau, payAgain, { number, reason: 'bank-error' })).rejects.toMatchObject({
      status: 409,
      title: '银行差错还没有冲正',
    })
    const [kept] = await desk.rows<{ id: string }>(
      sql`select id from bank_discrepancy where batch = ${batch}`,
    )
    const id = kept?.id as string
    await expect(
      desk.as(finance, putRight, { id, how: 'recovery', reference: '冲 1' }),
    ).rejects.toMatchObject({ status: 409 })
    await desk.as(finance, putRight, { id, how: 'reversed', reference: '冲 1' })
    await desk.as(bureau, payAgain, { number, reason: 'bank-error' })
    await desk.pay()
    expect(await state(number)).toBe('paid')
  })

  test('付了没有送的一笔：挂账，不影响这一批', async () => {
    await desk.claim()
    const { batch, sent } = await desk.toBank()
    const lines = good(sent).split('\r\n')
    const more = balanced(lines.toSpliced(2, 0, `${batch},99,6222000011112222,10.00,成功,YH99,`))
    expect(await give(batch, more)).toMatchObject({ problems: [{ line: 3, bankError: true }] })
    expect(await give(batch, more, '3')).toMatchObject({ outcome: 'settled', paid: 1, discrepancies: 1 })
  })

  test('办结以后才知道银行多付：登记，立追回', async () => {
    const { number } = await desk.claim()
    await desk.pay()
    const { recovery } = await desk.as(finance, reportOverpayment, {
      number,
      amount: 5000,
      reference: 'DUO1',
    })
    expect(recovery).toMatch(/^ZH-/)
    const [fund] = await desk.rows<{ receivable: number }>(
      sql`select receivable from fund_balance where case_number = ${number}`,
    )
    expect(fund?.receivable).toBe(5000)
  })
})

describe('批次', () => {
  test('编制以后换账户、改金额，都不改变已经编入的一笔', async () => {
    const payee = await desk.payee()
    await desk.setAccount(payee, '6222000000000001')
    await desk.claim({ payee })
    const { number: batch } = await desk.as(bureau, compile, {})
    await desk.setAccount(payee, '6222000000000002')
    await desk.as(finance, CASE_VERBS.stepCase, { number: batch as string, step: 'release' })
    const { bytes } = await desk.as(finance, bankFile, { number: batch as string })
    const sent = new TextDecoder().decode(bytes)
    expect(sent).toContain('6222000000000001')
    await desk.answers(batch as string, sent)
  })

  test('撤销批次要选理由；撤销后各笔回到待拨付，可以重新编制', async () => {
    const { number } = await desk.claim()
    const { number: batch } = await desk.as(bureau, compile, {})
    await expect(
      desk.as(bureau, CASE_VERBS.stepCase, { number: batch as string, step: 'discard', note: '不说理由' }),
    ).rejects.toMatchObject({ status: 400 })
    await desk.as(bureau, CASE_VERBS.stepCase, {
      number: batch as string,
      step: 'discard',
      reason: 'finance',
    })
    expect(await state(number)).toBe('approved')
    expect(await caseState(number)).toBe('approved')
    await desk.pay()
    expect(await state(number)).toBe('paid')
  })

  test('编制的人不能放款', async () => {
    await desk.claim()
    const { number: batch } = await desk.as(bureau, compile, {})
    await expect(
      desk.as(bureau, CASE_VERBS.stepCase, { number: batch as string, step: 'release' }),
    ).rejects.toMatchObject({ status: 403 })
    await desk.as(bureau, CASE_VERBS.stepCase, {
      number: batch as string,
      step: 'discard',
      reason: 'content',
    })
    await desk.pay()
  })

  test('依据撤销的，编制时退回复核、释放资金；编制以后撤销的，放款时撤出', async () => {
    const early = await desk.claim()
    const late = await desk.claim()
    const sound = await desk.claim()
    const [one, two] = [randomUUID(), randomUUID()]
    await desk.act(async (ctx) => {
      for (const [number, id] of [
        [early.number, one],
        [late.number, two],
      ] as const)
        await setGrounds(ctx, { kind: 'trial', id: number }, [{ kind: 'certificate', id, trust: 'A' }])
    })
    await desk.act((ctx) => sourceWithdrawn(ctx, { kind: 'certificate', id: one }, '查实作弊'))
    const { number: batch, left, lines } = await desk.as(bureau, compile, {})
    expect({ left: left.map(({ claim }) => claim), lines }).toEqual({ left: [early.number], lines: 2 })
    expect(await caseState(early.number)).toBe('review')
    await desk.act((ctx) => sourceWithdrawn(ctx, { kind: 'certificate', id: two }, '查实作弊'))
    await desk.as(finance, CASE_VERBS.stepCase, { number: batch as string, step: 'release' })
    expect(await caseState(late.number)).toBe('review')
    expect(await state(late.number)).toBeUndefined()
    const { bytes } = await desk.as(finance, bankFile, { number: batch as string })
    const sent = new TextDecoder().decode(bytes)
    expect(sent).not.toContain(late.number)
    expect(await desk.answers(batch as string, sent)).toMatchObject({ outcome: 'settled', paid: 1 })
    expect(await state(sound.number)).toBe('paid')
  })

  test('已编入批次、还没放款的一笔可以撤出，批次金额随之减少；最后一笔撤出，批次撤销', async () => {
    const [one, two] = [await desk.claim(), await desk.claim()]
    const { number: batch } = await desk.as(bureau, compile, {})
    expect(await desk.act((ctx) => release(ctx, one.number, '异议成立'))).toBe(true)
    const amount = async () =>
      (
        await desk.rows<{ amount: number; state: string }>(
          sql`select amount, state from case_file where number = ${batch}`,
        )
      )[0]
    expect(await amount()).toEqual({ amount: 324_000, state: 'compiled' })
    await desk.act((ctx) => release(ctx, two.number, '异议成立'))
    expect(await amount()).toEqual({ amount: 0, state: 'discarded' })
    expect(await liveOf(desk.kernel.database.db, randomUUID())).toEqual([])
  })

  test('送银行以后不能释放，说出该怎么办', async () => {
    const { number } = await desk.claim()
    const { batch, sent } = await desk.toBank()
    await expect(desk.act((ctx) => release(ctx, number, '撤证'))).rejects.toMatchObject({ status: 409 })
    await desk.answers(batch, sent)
    await expect(desk.act((ctx) => release(ctx, number, '撤证'))).rejects.toMatchObject({ status: 409 })
  })

  test('两个区、八个人同时编制：一笔只在一个批次里，一分不差', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        desk.claim({ amount: 1000 + index, district: index % 2 === 0 ? '120116' : '120101' }),
      ),
    )
    const made = await Promise.all(Array.from({ length: 8 }, () => desk.as(bureau, compile, {})))
    expect(made.reduce((sum, one) => sum + one.lines, 0)).toBe(all.length)
    for (const { number } of made.filter((one) => one.number !== null)) {
      await desk.as(finance, CASE_VERBS.stepCase, { number: number as string, step: 'release' })
      const { bytes } = await desk.as(finance, bankFile, { number: number as string })
      expect(await desk.answers(number as string, new TextDecoder().decode(bytes))).toMatchObject({
        outcome: 'settled',
      })
    }
    for (const { number } of all) expect(await state(number)).toBe('paid')
    expect((await balances(desk.kernel.database.db, 'employment-2026-120101')).paid).toBeGreaterThan(0)
  })
})

/** Text in GBK, for the characters that these files hold. */
function gbk(text: string): Uint8Array {
  const back = new Map<string, number[]>()
  const decoder = new TextDecoder('gbk')
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      back.set(decoder.decode(new Uint8Array([high, low])), [high, low])
  return new Uint8Array(
    [...text].flatMap((one) => (one < '\x80' ? [one.charCodeAt(0)] : (back.get(one) ?? [63]))),
  )
}
