import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { lockStandings, openCase, takeSteps } from '../../kernel/case/index.ts'
import type { Db } from '../../kernel/database/index.ts'
import { committedOf } from '../../kernel/ledger/index.ts'
import { fen, formatYuan } from '../../kernel/value/money.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { batchProcedure } from './batch.ts'
import { byKind } from './by-kind.ts'
import { movePayables, type PayeeRef } from './payable.ts'
import { type PayeeAccount, payeeAccounts, payeeKey } from './payee-account.ts'
import { paymentCase } from './payment-case.ts'
import { insertLines } from './payment-line.ts'

/** Claims that one batch takes at most. */
export const BATCH_LIMIT = 50_000

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
 * does not agree is kept out with why; the rest goes on, frozen as it is now.
 */
export async function compileBatch(ctx: VerbContext): Promise<Compiled> {
  const waiting = await lockWaiting(ctx.db)
  const left: Compiled['left'] = []
  const taken = await sound(ctx, waiting, left)
  if (taken.length === 0) return { number: null, lines: 0, total: 0, left }
  const total = taken.reduce((sum, one) => sum + one.amount, 0)
  const file = await openCase(ctx, batchProcedure, {
    district: ctx.city.code,
    title: `${ctx.today.slice(0, 7)} 补贴拨付批次（${taken.length} 笔）`,
    subtitle: `${formatYuan(fen(total))} 元`,
    form: { lines: taken.length, left: left.slice(0, 1000) },
    amount: total,
  })
  await insertLines(
    ctx.db,
    taken.map((one, index) => ({
      id: randomUUID(),
      batch: file.number,
      line: index + 1,
      payable: one.id,
      case: one.case,
      payee: one.payee,
      amount: one.amount,
      setOff: 0,
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

async function lockWaiting(db: Db): Promise<Waiting[]> {
  const { rows } = await sql<{
    id: string
    case_number: string
    payee_kind: PayeeRef['kind']
    payee: string
    fund: string
    amount: number
  }>`select id, case_number, payee_kind, payee, fund, amount from payable where state = 'approved'
    order by approved_at, case_number limit ${BATCH_LIMIT} for update skip locked`.execute(db)
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
  return waiting.flatMap((one) => {
    const { procedure, steps } = paymentCase(one.case)
    const standing = standings.get(one.case)
    // The notice has still to pass: it is no payment that something stands against.
    if (standing && ![procedure.steps[steps.include]?.from].flat().includes(standing.state)) return []
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
