import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { proof } from '../src/kernel/ledger/index.ts'
import { type Kernel, perform } from '../src/kernel/verb/index.ts'
import { bankAnswers } from '../src/main/demo/story/road.ts'
import { CASE_VERBS } from '../src/main/modules.ts'
import { bankFile, compile, ReturnTaken } from '../src/modules/payments/index.ts'
import { demoKernel, goingClock } from './demo-city.ts'
import { asking, official, readingDoubts, type TestKernel } from './kernel.ts'

const bureau = official('municipal-officer')
const finance = official('finance-officer')
const { stepCase } = CASE_VERBS

let base: TestKernel
let kernel: Kernel
/** A batch that finance has released, and the payment file that went to the bank. */
let batch: string
let sent: string

beforeAll(async () => {
  base = await demoKernel()
  kernel = { ...base, clock: await goingClock(base) }
  const [waiting] = await rows<{ number: string }>(
    sql`select number from case_file where kind = 'BF' and state = 'compiled'`,
  )
  batch = waiting?.number ?? ''
  await expect(perform(kernel, bankFile, asking(finance), { number: batch })).rejects.toMatchObject({
    status: 409,
  })
  await perform(kernel, stepCase, asking(finance), { number: batch, step: 'release' })
  const file = await perform(kernel, bankFile, asking(finance), { number: batch })
  sent = new TextDecoder().decode(file.bytes)
}, 600_000)

afterAll(() => base?.close())

let before: unknown
beforeEach(async () => {
  before = await money()
})

const answer = (text: string) => ({
  number: batch,
  step: 'settle',
  input: { file: { name: '回盘.csv', content: new TextEncoder().encode(text) } },
})
const good = () => new TextDecoder().decode(bankAnswers(sent))

describe('银行回盘：对不平，一笔也不入账', () => {
  const MISTAKES: [string, (text: string) => string, string][] = [
    ['合计差一分', (text) => text.replace(/(合计,,\d+)\.(\d)(\d)/, '$1.$2' + '7'), '合计'],
    ['少一笔', (text) => text.split('\r\n').toSpliced(1, 1).join('\r\n'), '缺少序号'],
    [
      '一笔写了两次',
      (text) =>
        text
          .split('\r\n')
          .toSpliced(1, 0, text.split('\r\n')[1] ?? '')
          .join('\r\n'),
      '重复',
    ],
    ['一笔金额不同', (text) => text.replace(/,(\d+)\.00,成功/, ',1.00,成功'), '不同'],
    ['账号不同', (text) => text.replace(/,(\d{12,}),/, ',6222000000000000000,'), '账号与付款文件不同'],
    ['别的批次的文件', (text) => text.replaceAll(batch, 'BF-2026-120000-999999'), '不是'],
    ['没有流水号', (text) => text.replace(/成功,YH\w+,/, '成功,,'), '流水号'],
    ['表头挪了位', (text) => text.replace('序号,账号', '账号,序号'), '第一行应是'],
    ['只传了一半', (text) => text.slice(0, text.length / 2), ''],
  ]
  test.each(MISTAKES)('%s', async (_title, spoil, said) => {
    const spoilt = spoil(good())
    expect(spoilt).not.toBe(good())
    const found = ReturnTaken.parse((await perform(kernel, stepCase, asking(finance), answer(spoilt))).answer)
    expect(found.outcome).toBe('unbalanced')
    expect(found.problems.map((one) => one.message).join('\n')).toContain(said)
    expect(await money()).toEqual(before)
  })

  test('编批次的人不能放款，也不能导入回盘', async () => {
    await expect(perform(kernel, stepCase, asking(bureau), answer(good()))).rejects.toMatchObject({
      status: 403,
    })
    expect(await money()).toEqual(before)
  })

  test('同一份回盘同时导入两次，只入一次账；再导入说已经办结', async () => {
    const both = await Promise.allSettled(
      [1, 2].map(() => perform(kernel, stepCase, asking(finance), answer(good()))),
    )
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    await expect(perform(kernel, stepCase, asking(finance), answer(good()))).rejects.toMatchObject({
      status: 409,
    })
    const states = await rows(sql`select distinct state from payment_line where batch = ${batch}`)
    expect(states).toEqual([{ state: 'paid' }])
    expect(await proof(kernel.database.db)).toMatchObject({ sound: true, total: 0 })
  })
})

describe('两个人同时办', () => {
  test('同时编两个批次，一笔补贴只进一个', async () => {
    await Promise.all([1, 2].map(() => perform(kernel, compile, asking(bureau), {})))
    const twice = await rows(sql`select payable from payment_line where state in ('listed', 'sent', 'paid')
      group by payable having count(*) > 1`)
    expect(twice).toEqual([])
    expect(await proof(kernel.database.db)).toMatchObject({ sound: true, total: 0 })
  })

  test('两位复核同时通过一件，只通过一次', async () => {
    const [claim] = await rows<{ number: string }>(
      sql`select number from case_file where kind = 'BT' and state = 'review' and held_code is null limit 1`,
    )
    const number = claim?.number ?? ''
    const reviewers = ['甲', '乙'].map((name) => official('district-reviewer', ['120116'], name))
    const both = await Promise.allSettled(
      reviewers.map((reviewer) => readingDoubts(kernel, reviewer, stepCase, { number, step: 'approve' })),
    )
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const approvals = await rows(
      sql`select step from case_event where number = ${number} and step = 'approve'`,
    )
    expect(approvals).toHaveLength(1)
  })
})

const money = () =>
  rows(sql`select fund, account, sum(posting_line.amount)::bigint as total from posting_line join posting on posting.id = posting_line.posting
    group by fund, account order by fund, account`)

async function rows<T>(query: ReturnType<typeof sql>): Promise<T[]> {
  return (await query.execute(kernel.database.db)).rows as T[]
}
