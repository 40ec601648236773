import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import type { Database } from '../database/database.ts'
import { fen } from '../value/money.ts'
import { balances, budget, commit, createFund, funds, pay, proof } from './index.ts'

let database: Database
const at = new Date('2026-03-02T09:00:00+08:00')
const fund = 'employment-2026'

beforeAll(async () => {
  database = await testDatabase(['kernel/ledger'])
  const { db } = database
  await createFund(db, { code: fund, title: '就业补助资金', district: '120116', at })
  await createFund(db, { code: 'empty', title: '失业保险基金', district: null, at })
  await budget(db, { fund, amount: fen(100_000), key: 'budget', actor: 'finance', at })
  await commit(db, { fund, amount: fen(50_000), case: 'A', key: 'commit', actor: 'finance', at })
  await pay(db, { fund, amount: fen(20_000), case: 'A', key: 'pay', actor: 'finance', at })
})
afterAll(() => database.close())

/** What somebody writes by hand, in one transaction, past the code. */
const byHand = (...statements: string[]) =>
  database.transaction(async (tx) => {
    for (const statement of statements) await sql.raw(statement).execute(tx)
  })

const told = (kind: string, number: string, amount: number) =>
  `insert into posting (key, kind, fund, case_number, amount, actor, at)
   values ('by-hand', '${kind}', '${fund}', ${number}, ${amount}, 'somebody', '2026-03-02')`
const line = (account: string, amount: number) =>
  `insert into posting_line (posting, account, amount)
   values ((select id from posting where key = 'by-hand'), '${account}', ${amount})`

describe('数据库不收手写的账', () => {
  test.each([
    [
      '分录的金额与这一笔不同',
      [told('pay', "'A'", 10), line('committed', -10), line('paid', 9)],
      /does not belong/,
    ],
    [
      '分录的种类不对',
      [told('pay', "'A'", 10), line('committed', -10), line('available', 10)],
      /does not belong/,
    ],
    ['只有一边的一笔', [told('budget', 'null', 10), line('available', 10)], /add up to zero/],
    ['没有分录的一笔', [told('pay', "'A'", 10)], /has no lines/],
    [
      '透支资金',
      [told('commit', "'A'", 60_000), line('available', -60_000), line('committed', 60_000)],
      /fund_balance/,
    ],
    [
      '透支办件',
      [told('pay', "'A'", 40_000), line('committed', -40_000), line('paid', 40_000)],
      /fund_balance/,
    ],
    [
      '什么都没有的办件上支付',
      [told('pay', "'B'", 10), line('committed', -10), line('paid', 10)],
      /never had/,
    ],
    [
      '退回的比付的多',
      [told('recover', "'A'", 20_001), line('recovered', -20_001), line('available', 20_001)],
      /not_more_back/,
    ],
    ['没有办件的支付', [told('pay', 'null', 10)], /posting_case_where_one_is_needed/],
    ['负的金额', [told('pay', "'A'", -10)], /posting_amount_check/],
    ['同一个键两次', [told('pay', "'A'", 10), told('pay', "'A'", 10)], /posting_key/],
    [
      '旧的一笔上再加分录',
      [
        "insert into posting_line (posting, account, amount) select id, 'returned', -amount from posting where key = 'pay'",
      ],
      /does not belong/,
    ],
    [
      '不属于任何一笔的分录',
      ["insert into posting_line (posting, account, amount) values (999999, 'paid', 1)"],
      /./,
    ],
    ['改一笔', ["update posting set amount = 1 where key = 'pay'"], /append-only/],
    ['改分录', ['update posting_line set amount = amount + 1'], /append-only/],
    ['删一笔', ["delete from posting where key = 'pay'"], /append-only/],
    ['删分录', ["delete from posting_line where account = 'paid'"], /append-only/],
    ['清空账本', ['truncate posting, posting_line'], /append-only/],
    ['清空分录', ['truncate posting_line'], /append-only/],
    ['清空余额', ['truncate fund_balance'], /append-only/],
    ['清空资金清单', ['truncate fund cascade'], /append-only/],
    [
      '改余额',
      [`update fund_balance set available = available + 1 where fund = '${fund}'`],
      /by postings only/,
    ],
    ['删余额', ["delete from fund_balance where fund = 'empty'"], /append-only/],
    [
      '凭空的余额',
      [`insert into fund_balance (fund, case_number, committed) values ('${fund}', 'C', 5)`],
      /by postings only/,
    ],
    ['删资金', ["delete from fund where code = 'empty'"], /append-only/],
    ['把资金给别的区', [`update fund set district = '120101' where code = '${fund}'`], /append-only/],
  ])('%s', async (_what, statements, why) => {
    const before = await balances(database.db, fund)
    await expect(byHand(...statements)).rejects.toThrow(why)
    expect(await balances(database.db, fund)).toEqual(before)
    expect(await proof(database.db)).toMatchObject({ sound: true, total: 0 })
  })

  test('资金可以改好名称；再开一次什么都不变', async () => {
    await byHand("update fund set title = '失业保险基金（职业技能提升）' where code = 'empty'")
    expect(await createFund(database.db, { code: 'empty', title: '别名', district: '120101', at })).toBe(
      false,
    )
    expect(await funds(database.db, { district: null })).toEqual([
      { code: 'empty', title: '失业保险基金（职业技能提升）', district: null },
    ])
    expect((await funds(database.db)).map((one) => one.code)).toEqual([fund, 'empty'])
    expect((await funds(database.db, { district: '120116' })).map((one) => one.code)).toEqual([fund])
  })
})

describe('关掉保护改过的账，核对查得出', () => {
  const unguarded = (table: string, statement: string) =>
    byHand(`alter table ${table} disable trigger user`, statement, `alter table ${table} enable trigger user`)

  test('改过的余额', async () => {
    await unguarded('fund_balance', "update fund_balance set available = available + 7 where fund = 'empty'")
    expect(await proof(database.db)).toMatchObject({
      sound: false,
      total: 0,
      findings: [{ kind: 'wrong-balance', fund: 'empty', case: null }],
    })
    await unguarded('fund_balance', "update fund_balance set available = available - 7 where fund = 'empty'")
    expect(await proof(database.db)).toMatchObject({ sound: true, findings: [] })
  })

  test('改过的分录', async () => {
    const paid = "posting = (select id from posting where key = 'pay') and account = 'paid'"
    await unguarded('posting_line', `update posting_line set amount = amount + 100 where ${paid}`)
    const found = await proof(database.db)
    expect(found).toMatchObject({ sound: false, total: 100 })
    expect(found.findings.map((one) => one.kind).sort()).toEqual([
      'wrong-balance',
      'wrong-balance',
      'wrong-lines',
    ])
    await unguarded('posting_line', `update posting_line set amount = amount - 100 where ${paid}`)
    expect(await proof(database.db)).toMatchObject({ sound: true })
  })

  test('说法与分录不同的一笔', async () => {
    await unguarded('posting', "update posting set kind = 'release' where key = 'pay'")
    expect(await proof(database.db)).toMatchObject({
      sound: false,
      total: 0,
      findings: [{ kind: 'wrong-lines' }],
    })
    await unguarded('posting', "update posting set kind = 'pay' where key = 'pay'")
  })

  test('删掉的分录', async () => {
    await unguarded(
      'posting_line',
      "delete from posting_line where posting = (select id from posting where key = 'pay')",
    )
    const found = await proof(database.db)
    expect(found).toMatchObject({ sound: false, total: 0 })
    expect(found.findings).toContainEqual({ kind: 'wrong-balance', fund, case: 'A' })
  })
})
