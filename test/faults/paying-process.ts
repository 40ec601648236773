import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { sql } from 'kysely'
import { sealAudit } from '../../src/kernel/audit/index.ts'
import { carryOut, openCase, tickCases } from '../../src/kernel/case/index.ts'
import { workOff } from '../../src/kernel/event/index.ts'
import { fen } from '../../src/kernel/value/money.ts'
import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { perform, performAsSystem } from '../../src/kernel/verb/index.ts'
import { readConfig } from '../../src/main/config.ts'
import { openHouse } from '../../src/main/house.ts'
import { CASE_VERBS } from '../../src/main/modules.ts'
import {
  bankFile,
  compile,
  fundOf,
  payAgain,
  raiseRecovery,
  reserve,
} from '../../src/modules/payments/index.ts'
import { asking } from '../kernel.ts'
import { bureau, DISTRICT, finance, paidProcedure, WITH_TRIAL } from '../payments/desk.ts'
import { settle } from '../payments/settle.ts'
import { AMOUNT, keyOf, personOf, recovers } from './paying-plan.ts'

// One of two processes that are killed while money moves: the desk does the acts of officers, the worker what follows.
// Neither remembers anything: each looks at the database for what is next, as an officer looks at a screen. What takes long to load is loaded
// before it is told its part: the next one stands by while the one before is at work.

const role = await new Promise<string>((told) => process.once('message', (part) => told(String(part))))

const house = await openHouse(
  readConfig(process.env, (path) => readFileSync(path, 'utf8')),
  () => {},
)
const { kernel } = house
const { db } = kernel.database
const rows = async <T>(query: ReturnType<typeof sql>) => (await query.execute(db)).rows as T[]

/** What two processes at the same thing tell each other: the second finds it done. */
const raced = (error: unknown) => (error as { status?: number }).status === 409

async function raise(): Promise<boolean> {
  const known = new Set(
    (await rows<{ person: string }>(sql`select person from payable`)).map((one) => one.person),
  )
  const [plan] = await rows<{ claims: number }>(sql`select claims from trial_plan`)
  const next = Array.from({ length: plan?.claims ?? 0 }, (_, index) => index).find(
    (index) => !known.has(personOf(index)),
  )
  if (next === undefined) return false
  const payees = await rows<{ id: string }>(sql`select id from organisation order by id`)
  await performAsSystem(kernel, 'trial.raise', async (ctx) => {
    const person = personOf(next)
    const file = await openCase(ctx, paidProcedure, {
      district: DISTRICT,
      person,
      title: '试验补贴',
      form: { index: next },
      record: {
        rule: 'trial',
        decidedOn: ctx.today,
        facts: {},
        editions: [],
        decision: { reasons: [] },
      } as never,
      amount: AMOUNT,
    })
    const reserved = await reserve(ctx, {
      case: file.number,
      person,
      payee: { kind: 'organisation', id: payees[next % payees.length]?.id as string },
      purpose: 'training',
      fund: await fundOf(ctx, DISTRICT),
      amount: fen(AMOUNT),
      keys: [keyOf(person)],
      limits: [],
      countsOn: civilDate('2026-02-01'),
    })
    if (!reserved.reserved) throw new Error(`claim ${next}: ${reserved.reason}`)
  })
  return true
}

async function batch(): Promise<boolean> {
  const [open] = await rows<{ number: string; state: string }>(
    sql`select number, state from case_file where kind = 'BF' and closed_at is null order by number limit 1`,
  )
  if (!open) {
    const [waiting] = await rows<{ n: number }>(
      sql`select count(*) as n from payable where state = 'approved'`,
    )
    if ((waiting?.n ?? 0) === 0) return false
    return (await perform(kernel, compile, asking(bureau), {})).number !== null
  }
  if (open.state === 'compiled') {
    await perform(kernel, CASE_VERBS.stepCase, asking(finance), { number: open.number, step: 'release' })
    return true
  }
  const { bytes } = await perform(kernel, bankFile, asking(finance), { number: open.number })
  const content = await bank(new TextDecoder().decode(bytes))
  await settle((verb, input) => perform(kernel, verb, asking(finance), input), open.number, content)
  return true
}

/** The bank: pays a line once, however often it is given the file, and remembers what it did in books of its own. */
async function bank(file: string): Promise<Uint8Array> {
  const lines = file.split('\r\n').slice(1)
  const [number, , , , total] = lines.at(-1)?.split(',') ?? []
  const answers = []
  for (const line of lines.slice(0, -1)) {
    const [ofBatch, at, , account, amount, of] = line.split(',') as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const bounced = createHash('sha1').update(`${ofBatch}/${at}`).digest()[0] as number
    const result = bounced % 7 === 0 ? '退票' : '成功'
    await sql`insert into trial_bank (batch, line, case_number, amount, result)
      values (${ofBatch}, ${at}, ${of}, ${Math.round(Number(amount) * 100)}, ${result}) on conflict do nothing`.execute(
      db,
    )
    answers.push(
      result === '成功'
        ? [ofBatch, at, account, amount, result, `YH${ofBatch}-${at}`, ''].join(',')
        : [ofBatch, at, account, amount, result, '', '账户状态异常'].join(','),
    )
  }
  return new TextEncoder().encode(
    ['批次,序号,账号,金额,结果,银行流水号,退票原因', ...answers, `${number},合计,,${total},,,`].join('\r\n'),
  )
}

async function again(): Promise<boolean> {
  const [one] = await rows<{ number: string }>(
    sql`select case_number as number from payable where state = 'returned' order by case_number limit 1`,
  )
  if (!one) return false
  await perform(kernel, payAgain, asking(bureau), { number: one.number, reason: 'bank-error' })
  return true
}

async function recover(): Promise<boolean> {
  const paid = await rows<{ number: string; person: string }>(
    sql`select case_number as number, person from payable where state = 'paid' and recovered = 0 order by case_number`,
  )
  const due = paid.find((one) => recovers(one.person))
  if (due) {
    await performAsSystem(kernel, 'trial.recover', (ctx) =>
      raiseRecovery(ctx, { case: due.number, why: '试验：证书撤销' }),
    )
    return true
  }
  const [open] = await rows<{ number: string; amount: number; repaid: number; pending: number }>(
    sql`select number, amount, repaid, pending from recovery where state = 'open' and pending = 0 order by number limit 1`,
  )
  if (!open) return false
  const part = Math.min(100_000, open.amount - open.repaid)
  await perform(kernel, CASE_VERBS.stepCase, asking(finance), {
    number: open.number,
    step: 'repay',
    input: { amount: part, reference: `TH${open.number}-${open.repaid}`, receivedOn: '2026-01-05' },
  })
  return true
}

async function desk(): Promise<void> {
  for (;;) {
    let did = false
    for (const act of [raise, raise, raise, batch, again, recover]) {
      try {
        did = (await act()) || did
      } catch (error) {
        if (!raced(error)) throw error
      }
    }
    if (!did) process.send?.('idle')
    if (!did) await new Promise((done) => setTimeout(done, 50))
  }
}

/** Who released a batch is still in the post when the release becomes real. */
const sameOfficer = async (account: string) =>
  [bureau, finance].find((officer) => officer.account === account) ?? null

async function worker(): Promise<void> {
  const fail = (error: unknown) => process.send?.({ failed: String(error) })
  for (;;) {
    await workOff(kernel, fail)
    await tickCases(kernel, WITH_TRIAL, fail)
    await carryOut(kernel, WITH_TRIAL, sameOfficer, fail)
    await sealAudit(kernel.database, { at: new Date(), signer: kernel.signer })
    await new Promise((done) => setTimeout(done, 20))
  }
}

// What was compiled is kept for the next start, since no process here comes to its own end.
flushCompileCache()
process.send?.('ready')
await (role === 'desk' ? desk() : worker())
