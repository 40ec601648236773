import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealAudit, verifyAudit } from '../src/kernel/audit/index.ts'
import { readEvents, stateOf, tickCases } from '../src/kernel/case/index.ts'
import { type KeptRecord, readRecord } from '../src/kernel/decision/kept.ts'
import { PUBLIC } from '../src/kernel/identity/actor.ts'
import { proof } from '../src/kernel/ledger/index.ts'
import { replay } from '../src/kernel/standard/kept/replay.ts'
import { type Kernel, perform } from '../src/kernel/verb/index.ts'
import { CASE_VERBS, PROCEDURES } from '../src/main/modules.ts'
import { readTour, STEPS, startTour, takeTourStep } from '../src/main/tour/steps.ts'
import { verifyCertificate } from '../src/modules/certificates/verbs/verify-certificate.ts'
import { demoKernel, goingClock } from './demo-city.ts'
import { asking, official, type TestKernel } from './kernel.ts'

const FULL_WELDER_SUBSIDY = 324_000

let base: TestKernel
let kernel: Kernel

beforeAll(async () => {
  base = await demoKernel()
  kernel = { ...base, clock: await goingClock(base) }
}, 600_000)

afterAll(() => base.close())

describe('演示城市走完整条路', () => {
  test('补贴停在路上的每一处', async () => {
    const states = await rows<{ at: string }>(
      sql`select distinct coalesce(held_code, state) as at from case_file where kind = 'BT'`,
    )
    expect(states.map((one) => one.at)).toEqual(
      expect.arrayContaining(['filed', 'review', 'notice', 'approved', 'paid', 'account-returned']),
    )
  })

  test('每一件的状态就是它的经过加起来', () => everyCaseAddsUp())

  test('每一个留存的决定重算相同', () => everyDecisionReplays())

  test('总账平，没有人领两次', () => moneyIsSound())

  test('审计链封存后核验无误', () => auditIsSound())

  test('导览走到补贴到账：焊工四级 120 课时 3,240.00 元', async () => {
    await tourPays()
    await everyCaseAddsUp()
    await everyDecisionReplays()
    await moneyIsSound()
    await auditIsSound()
  }, 600_000)

  test('一座城里走十趟，趟趟到账；别人的办件不动，钟不动，没有留下后续', async () => {
    const city = () => rows<{ number: string; revision: number }>(sql`select number, revision from case_file`)
    const before = await city()
    for (let walk = 2; walk <= 10; walk += 1) await tourPays()
    const after = new Map((await city()).map(({ number, revision }) => [number, revision]))
    for (const { number, revision } of before)
      expect({ number, revision: after.get(number) }).toEqual({ number, revision })
    expect(await rows(sql`select 1 from follow_up where follower like '%导览'`)).toEqual([])
    expect(await rows(sql`select 1 from demo_clock`)).toEqual([])
    const { escalated } = await tickCases(kernel, PROCEDURES, (error) => {
      throw error
    })
    expect(escalated).toBe(0)
    await moneyIsSound()
  }, 600_000)

  test('停在第四步的一趟，申领当天不算超期', async () => {
    const walk = await startTour(kernel)
    await takeTourStep(kernel, walk, 4)
    await tickCases(kernel, PROCEDURES, (error) => {
      throw error
    })
    const late = await rows(sql`select f.number from case_file f, demo_tour t
      where t.id = ${walk} and f.person = (t.state->'welder'->>'id')::uuid and f.escalated_on is not null`)
    expect(late).toEqual([])
  }, 600_000)
})

/** A visitor's whole walk, whose claim is paid once and in full. */
async function tourPays(): Promise<void> {
  const walk = await startTour(kernel)
  for (const step of STEPS.keys()) await takeTourStep(kernel, walk, step + 1)
  const state = await readTour(kernel.database.db, walk)
  const [claim] = await rows<{ state: string; amount: number }>(
    sql`select state, amount from case_file where number = ${state?.claim}`,
  )
  expect(claim).toEqual({ state: 'paid', amount: FULL_WELDER_SUBSIDY })
  const paid = await rows<{ amount: number; lines: number }>(
    sql`select amount, (select count(*)::int from payment_line where batch = l.batch) as lines
      from payment_line l where case_number = ${state?.claim} and state = 'paid'`,
  )
  expect(paid).toEqual([{ amount: FULL_WELDER_SUBSIDY, lines: 1 }])
  const code = state?.certificate?.code ?? ''
  const verified = await perform(kernel, verifyCertificate, asking(PUBLIC), { code })
  expect(JSON.stringify(verified)).toContain(state?.certificate?.number)
}

async function everyCaseAddsUp(): Promise<void> {
  const cases = await rows<{ number: string; kind: string; state: string; revision: number }>(
    sql`select number, kind, state, revision from case_file`,
  )
  expect(cases.length).toBeGreaterThan(20)
  for (const { number, kind, state, revision } of cases) {
    const procedure = PROCEDURES.find((one) => one.kind === kind)
    if (!procedure) throw new Error(`no procedure ${kind}`)
    expect({ number, ...stateOf(procedure, await readEvents(kernel.database.db, number)) }).toEqual({
      number,
      state,
      revision,
    })
  }
}

async function everyDecisionReplays(): Promise<void> {
  const cases = await rows<{ number: string }>(sql`select number from case_file where record is not null`)
  expect(cases.length).toBeGreaterThan(10)
  for (const { number } of cases) {
    const { same } = await perform(kernel, CASE_VERBS.replayCase, asking(official('auditor')), { number })
    expect({ number, same }).toEqual({ number, same: true })
  }
  const standards = await kernel.standards()
  const rules = new Set<string>()
  for (const { record, at } of await everyRecord()) {
    const { same } = await replay(kernel.database.db, readRecord(record), standards)
    expect({ at, worded: record.decision.reasons.filter((one) => !Array.isArray(one)) }).toEqual({
      at,
      worded: [],
    })
    expect({ at, rule: record.rule, same, kept: 'standards' in record }).toEqual({
      at,
      rule: record.rule,
      same: true,
      kept: true,
    })
    rules.add(record.rule)
  }
  expect([...rules]).toEqual(
    expect.arrayContaining([
      'subsidy.training',
      'training.may-file-class',
      'training.class-completed',
      'training.training-completed',
      'assessment.eligibility',
      'assessment.result',
      'assessment.plan',
    ]),
  )
}

/** Every decision that any table keeps, wherever it stands. */
async function everyRecord(): Promise<{ at: string; record: KeptRecord }[]> {
  const columns = await rows<{ table: string; column: string }>(sql`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = ${kernel.database.schema} and data_type = 'jsonb' and table_name <> 'standard_slice'`)
  const found: { at: string; record: KeptRecord }[] = []
  for (const { table, column } of columns) {
    const name = sql.ref(column)
    const kept = await rows<{ record: KeptRecord }>(
      sql`select ${name} as record from ${sql.table(table)} where ${name} ? 'rule' and ${name} ? 'decision'`,
    )
    found.push(...kept.map(({ record }) => ({ at: `${table}.${column}`, record })))
  }
  return found
}

async function moneyIsSound(): Promise<void> {
  expect(await proof(kernel.database.db)).toMatchObject({ sound: true, total: 0, findings: [] })
  const twice =
    await rows(sql`select claim.person from payment_line payment join subsidy_claim claim on claim.number = payment.case_number
    where payment.state = 'paid' group by claim.person, claim.project, claim.occupation, claim.level having count(*) > 1`)
  expect(twice).toEqual([])
  const [paid] = await rows<{ lines: number; ledger: number }>(sql`select
    (select coalesce(sum(amount), 0)::bigint from payment_line where state = 'paid') as lines,
    (select coalesce(sum(amount), 0)::bigint from posting_line where account in ('paid', 'returned')) as ledger`)
  expect(paid?.lines).toBeGreaterThan(0)
  expect(paid?.ledger).toBe(paid?.lines)
}

async function auditIsSound(): Promise<void> {
  await sealAudit(kernel.database, { at: new Date(), signer: kernel.signer })
  const report = await verifyAudit(kernel.database.db)
  expect(report).toMatchObject({ sound: true, findings: [], unsealed: 0 })
  expect(report.sealed).toBeGreaterThan(50)
}

async function rows<T>(query: ReturnType<typeof sql>): Promise<T[]> {
  return (await query.execute(kernel.database.db)).rows as T[]
}
