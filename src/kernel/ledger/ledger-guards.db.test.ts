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

describe('the database refuses what is written by hand', () => {
  test.each([
    [
      'a line of another amount than its posting',
      [told('pay', "'A'", 10), line('committed', -10), line('paid', 9)],
      /does not belong/,
    ],
    [
      'lines of another kind',
      [told('pay', "'A'", 10), line('committed', -10), line('available', 10)],
      /does not belong/,
    ],
    ['a posting of one side', [told('budget', 'null', 10), line('available', 10)], /add up to zero/],
    ['a posting without lines', [told('pay', "'A'", 10)], /has no lines/],
    [
      'an overdraft of the fund',
      [told('commit', "'A'", 60_000), line('available', -60_000), line('committed', 60_000)],
      /fund_balance/,
    ],
    [
      'an overdraft of the case',
      [told('pay', "'A'", 40_000), line('committed', -40_000), line('paid', 40_000)],
      /fund_balance/,
    ],
    [
      'a payment on a case that has nothing',
      [told('pay', "'B'", 10), line('committed', -10), line('paid', 10)],
      /never had/,
    ],
    [
      'more back than was paid',
      [told('recover', "'A'", 20_001), line('recovered', -20_001), line('available', 20_001)],
      /not_more_back/,
    ],
    ['a payment without a case', [told('pay', 'null', 10)], /posting_case_where_one_is_needed/],
    ['an amount below zero', [told('pay', "'A'", -10)], /posting_amount_check/],
    ['the same key twice', [told('pay', "'A'", 10), told('pay', "'A'", 10)], /posting_key/],
    [
      'a further line on an old posting',
      [
        "insert into posting_line (posting, account, amount) select id, 'returned', -amount from posting where key = 'pay'",
      ],
      /does not belong/,
    ],
    [
      'a line of no posting',
      ["insert into posting_line (posting, account, amount) values (999999, 'paid', 1)"],
      /./,
    ],
    ['a changed posting', ["update posting set amount = 1 where key = 'pay'"], /append-only/],
    ['a changed line', ['update posting_line set amount = amount + 1'], /append-only/],
    ['a removed posting', ["delete from posting where key = 'pay'"], /append-only/],
    ['a removed line', ["delete from posting_line where account = 'paid'"], /append-only/],
    ['an emptied ledger', ['truncate posting, posting_line'], /append-only/],
    ['emptied lines', ['truncate posting_line'], /append-only/],
    ['emptied balances', ['truncate fund_balance'], /append-only/],
    ['an emptied list of funds', ['truncate fund cascade'], /append-only/],
    [
      'a changed balance',
      [`update fund_balance set available = available + 1 where fund = '${fund}'`],
      /by postings only/,
    ],
    ['a removed balance', ["delete from fund_balance where fund = 'empty'"], /append-only/],
    [
      'a balance from nowhere',
      [`insert into fund_balance (fund, case_number, committed) values ('${fund}', 'C', 5)`],
      /by postings only/,
    ],
    ['a removed fund', ["delete from fund where code = 'empty'"], /append-only/],
    [
      'a fund given to another district',
      [`update fund set district = '120101' where code = '${fund}'`],
      /append-only/,
    ],
  ])('%s', async (_what, statements, why) => {
    const before = await balances(database.db, fund)
    await expect(byHand(...statements)).rejects.toThrow(why)
    expect(await balances(database.db, fund)).toEqual(before)
    expect(await proof(database.db)).toMatchObject({ sound: true, total: 0 })
  })

  test('a fund may get a better title, and opening it again changes nothing', async () => {
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

describe('the proof finds what somebody changed with the guards switched off', () => {
  const unguarded = (table: string, statement: string) =>
    byHand(`alter table ${table} disable trigger user`, statement, `alter table ${table} enable trigger user`)

  test('a changed balance', async () => {
    await unguarded('fund_balance', "update fund_balance set available = available + 7 where fund = 'empty'")
    expect(await proof(database.db)).toMatchObject({
      sound: false,
      total: 0,
      findings: [{ kind: 'wrong-balance', fund: 'empty', case: null }],
    })
    await unguarded('fund_balance', "update fund_balance set available = available - 7 where fund = 'empty'")
    expect(await proof(database.db)).toMatchObject({ sound: true, findings: [] })
  })

  test('a changed line', async () => {
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

  test('a posting that says another kind than its lines', async () => {
    await unguarded('posting', "update posting set kind = 'release' where key = 'pay'")
    expect(await proof(database.db)).toMatchObject({
      sound: false,
      total: 0,
      findings: [{ kind: 'wrong-lines' }],
    })
    await unguarded('posting', "update posting set kind = 'pay' where key = 'pay'")
  })

  test('removed lines', async () => {
    await unguarded(
      'posting_line',
      "delete from posting_line where posting = (select id from posting where key = 'pay')",
    )
    const found = await proof(database.db)
    expect(found).toMatchObject({ sound: false, total: 0 })
    expect(found.findings).toContainEqual({ kind: 'wrong-balance', fund, case: 'A' })
  })
})
