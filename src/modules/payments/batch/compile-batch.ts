import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { lockStandings, openCase, type Standing, takeSteps } from '../../../kernel/case/index.ts'
import type { Db } from '../../../kernel/database/index.ts'
import { withdrawnAmong } from '../../../kernel/ground/index.ts'
import { committedOf } from '../../../kernel/ledger/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { freeAll } from '../payable/free.ts'
import { movePayables, type PayeeRef } from '../payable/payable.ts'
import { type PayeeAccount, payeeAccounts, payeeKey } from '../payable/payee-account.ts'
import { paymentCase } from '../payable/payment-case.ts'
import { insertKeptBack, keepBack } from '../recovery/set-off.ts'
import { paymentsOn } from '../standard.ts'
import { batchProcedure } from './batch.ts'
import { byKind } from './by-kind.ts'
import { insertLines } from './payment-line.ts'

export interface Compiled {
  number: string | null
  lines: number
  /** 分 */
  total: number
  /** Claims that the last check before payment kept out, each with why. */
  left: { claim: string; why: string }[]
}

interface Waiting {
  id: string
  case: string
  payee: PayeeRef
  fund: string
  amount: number
}

/**
 * Compiles what is approved into a batch (编制拨付批次), all of it in sets: each payable is asked once more whether its
 * case still stands approved, its ground was not withdrawn, its money is set aside and its account is there. What
 * does not agree is kept out with why; the rest goes on, frozen as it is now. Where cases are named, only they are taken.
 */
export async function compileBatch(ctx: VerbContext, only?: readonly string[]): Promise<Compiled> {
  const { batch, recovery } = paymentsOn(await ctx.standards(), ctx.today)
  const waiting = await lockWaiting(ctx.db, batch.limit, only ?? null)
  const left: Compiled['left'] = []
  const taken = await sound(ctx, waiting, left)
  if (taken.length === 0) return { number: null, lines: 0, total: 0, left }
  const total = taken.reduce((sum, one) => sum + one.amount, 0)
  const file = await openCase(ctx, batchProcedure, {
    district: ctx.city.code,
    title: `${ctx.today.slice(0, 7)} 补贴拨付批次（${taken.length} 笔）`,
    subtitle: '市人社局',
    form: { lines: taken.length, left: left.slice(0, 1000) },
    amount: total,
  })
  const lines = taken.map((one) => ({ ...one, payable: one.id, id: randomUUID() }))
  const kept = recovery.setOff ? await keepBack(ctx.db, lines) : []
  const setOff = new Map<string, number>()
  for (const { line, amount } of kept) setOff.set(line, (setOff.get(line) ?? 0) + amount)
  await insertLines(
    ctx.db,
    lines.map((one, index) => ({
      id: one.id,
      batch: file.number,
      line: index + 1,
      payable: one.payable,
      case: one.case,
      payee: one.payee,
      amount: one.amount,
      setOff: setOff.get(one.id) ?? 0,
      holder: one.account.holder,
      account: one.account.sealed,
      accountContext: one.account.context,
      accountMasked: one.account.masked,
      state: 'listed',
      bankReference: null,
      returnReason: null,
      settledOn: null,
    })),
  )
  await insertKeptBack(ctx.db, kept)
  await movePayables(
    ctx.db,
    taken.map((one) => one.id),
    'batched',
    { batch: file.number },
  )
  for (const [paid, numbers] of byKind(taken.map((one) => one.case))) {
    const { refused } = await takeSteps(ctx, paid.procedure, numbers, paid.steps.include, {
      note: `编入批次 ${file.number}`,
      unlessHeld: true,
    })
    if (refused[0]) throw new Error(`${refused[0].number} moved while its batch was compiled`)
  }
  return { number: file.number, lines: taken.length, total, left }
}

async function lockWaiting(db: Db, limit: number, only: readonly string[] | null): Promise<Waiting[]> {
  const { rows } = await sql<{
    id: string
    case_number: string
    payee_kind: PayeeRef['kind']
    payee: string
    fund: string
    amount: number
  }>`select id, case_number, payee_kind, payee, fund, amount - settled as amount from payable where state = 'approved'
      and (${only}::text[] is null or case_number = any(${only}::text[]))
    order by approved_at, case_number limit ${limit} for update skip locked`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    case: row.case_number,
    payee: { kind: row.payee_kind, id: row.payee },
    fund: row.fund,
    amount: row.amount,
  }))
}

/** Those that may be paid, each with its account; why the others may not goes to `left`. */
async function sound(
  ctx: VerbContext,
  waiting: readonly Waiting[],
  left: Compiled['left'],
): Promise<(Waiting & { account: PayeeAccount })[]> {
  const numbers = waiting.map((one) => one.case)
  const standings = await lockStandings(ctx.db, numbers)
  const committed = await committedOf(ctx.db, numbers)
  const accounts = await payeeAccounts(
    ctx.db,
    waiting.map((one) => one.payee),
  )
  const lost = await sendBack(ctx, numbers, standings)
  return waiting.flatMap((one) => {
    const { procedure, steps } = paymentCase(one.case)
    const standing = standings.get(one.case)
    // The notice has still to pass: it is no payment that something stands against.
    if (standing && ![procedure.steps[steps.include]?.from].flat().includes(standing.state)) return []
    const ground = lost.get(one.case)
    if (ground) {
      left.push({ claim: one.case, why: ground })
      return []
    }
    const account = accounts.get(payeeKey(one.payee))
    const why = standing?.held
      ? '办件暂时搁置'
      : !account
        ? '收款账户缺失'
        : committed.get(`${one.fund} ${one.case}`) !== one.amount
          ? '资金账上的占用与金额不同'
          : null
    if (why === null && account) return [{ ...one, account }]
    left.push({ claim: one.case, why: why ?? '' })
    return []
  })
}

/** Cases whose ground was withdrawn go back to review with their money freed; each with what is told of it. */
async function sendBack(
  ctx: VerbContext,
  numbers: readonly string[],
  standings: ReadonlyMap<string, Standing>,
): Promise<Map<string, string>> {
  const lost = new Map<string, string>()
  for (const [{ dependant, procedure, steps }, of] of byKind(numbers)) {
    const withdrawn = [...(await withdrawnAmong(ctx.db, dependant, of)).keys()].filter((number) => {
      const state = standings.get(number)?.state
      return state !== undefined && [procedure.steps[steps.recheck]?.from].flat().includes(state)
    })
    if (withdrawn.length === 0) continue
    await freeAll(ctx, withdrawn)
    await takeSteps(ctx, procedure, withdrawn, steps.recheck, { note: WITHDRAWN })
    for (const number of withdrawn) lost.set(number, WITHDRAWN)
  }
  return lost
}

const WITHDRAWN = '据以批准的依据已撤销，退回复核'
