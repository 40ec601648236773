import { type CaseFile, openCase, readFile, takeStep } from '../../../kernel/case/index.ts'
import { demand, overpay, undemand } from '../../../kernel/ledger/index.ts'
import { type Fen, fen, formatYuan } from '../../../kernel/value/money.ts'
import { addWorkingDays } from '../../../kernel/value/time/working-days.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { lockPayable, movePayables, type Payable } from '../payable/payable.ts'
import { paymentCase } from '../payable/payment-case.ts'
import { refusals } from '../refusals.ts'
import { paymentsOn } from '../standard.ts'
import { endRecovery } from './end-recovery.ts'

import { insertRecovery, lockRecovery, type RecoveryCause, recoveriesOf } from './recovery.ts'

import { recoveryProcedure } from './recovery-procedure.ts'

export interface Demand {
  /** The case on which the money was paid. */
  case: string
  /** 分; the whole of what is left of the payment where none is said. */
  amount?: Fen
  why: string
  /** The re-examination that decided it. */
  reexamination?: string | null
}

/**
 * Raises the recovery of what was paid on a case (追回): a receivable in the ledger, a case with a term, told to the payee.
 * Told again while one is open, it gives back the number of that. Money that has not left is not recovered: `release`.
 */
export async function raiseRecovery(ctx: VerbContext, what: Demand): Promise<string> {
  const payable = await lockPayable(ctx.db, what.case)
  if (payable?.state === 'recovering') {
    const open = (await recoveriesOf(ctx.db, what.case)).find(
      (one) => one.state === 'open' && one.cause === 'reexamination',
    )
    if (open) return open.number
  }
  if (payable?.state !== 'paid') throw notPaid(payable)
  const left = payable.amount - payable.recovered
  const amount = what.amount ?? fen(left)
  if (amount < 1 || amount > left)
    throw refusals.badRecoveryAmount({
      fields: [{ path: 'amount', message: `最多可追回 ${formatYuan(fen(left))} 元` }],
    })
  const number = await open(ctx, payable, 'reexamination', amount, what.why, what.reexamination ?? null)
  await movePayables(ctx.db, [payable.id], 'recovering')
  return number
}

/** Raises the recovery of what a re-examination of two people took the ground from (复查撤销). */
export async function recoverOverturned(ctx: VerbContext, paid: string, file: CaseFile): Promise<void> {
  const why = file.attention[0] ?? '复查撤销'
  await raiseRecovery(ctx, { case: paid, why, reexamination: file.number })
}

const notPaid = (payable: Payable | null) =>
  refusals.notPaidNoRecovery({
    detail:
      payable?.state === 'sent'
        ? '钱已送银行，请等银行回盘：退票的不再拨付，到账的再追回。'
        : payable?.state === 'recovered' || payable?.state === 'written-off'
          ? '这一笔已经追回或者核销。'
          : '钱还没有付出，请撤销批准或者退回复核，资金会自动释放。',
  })

/** What the bank paid beyond what it was told (银行多付) is the payee's to give back. */
export async function raiseOverpayment(
  ctx: VerbContext,
  what: { case: string; amount: Fen; why: string; key: string },
): Promise<string> {
  const payable = await lockPayable(ctx.db, what.case)
  if (!payable) throw refusals.noSuchPayable()
  const posted = await overpay(ctx.db, {
    fund: payable.fund,
    case: what.case,
    amount: what.amount,
    key: what.key,
    actor: ctx.actor.account ?? 'system',
    at: ctx.now,
  })
  if (!posted.posted) throw refusals.fundShort()
  return open(ctx, payable, 'overpayment', what.amount, what.why, null)
}

async function open(
  ctx: VerbContext,
  payable: Payable,
  cause: RecoveryCause,
  amount: Fen,
  why: string,
  reexamination: string | null,
): Promise<string> {
  const paid = await readFile(ctx.db, payable.case)
  if (!paid) throw new Error(`no case ${payable.case}`)
  const { recovery } = paymentsOn(await ctx.standards(), ctx.today)
  const { procedure } = paymentCase(payable.case)
  const file = await openCase(ctx.asSystem(why), recoveryProcedure, {
    district: paid.district,
    person: payable.payee.kind === 'person' ? payable.payee.id : null,
    organisation: payable.payee.kind === 'organisation' ? payable.payee.id : null,
    title: `${procedure.title}追回 · ${payable.case}`,
    subtitle: paid.subtitle,
    form: {
      case: payable.case,
      why,
      reexamination,
      dueOn: addWorkingDays(ctx.today, recovery.repayWorkingDays, ctx.calendar).day,
    },
    amount,
    note: why,
  })
  const posted = await demand(ctx.db, {
    fund: payable.fund,
    case: payable.case,
    amount,
    key: `demand ${file.number}`,
    actor: ctx.actor.account ?? 'system',
    at: ctx.now,
  })
  if (!posted.posted) throw new Error(`${file.number}: ${posted.reason}`)
  await insertRecovery(ctx.db, {
    number: file.number,
    payable: payable.id,
    case: payable.case,
    fund: payable.fund,
    payee: payable.payee,
    cause,
    amount,
    repaid: 0,
    writtenOff: 0,
    pending: 0,
    state: 'open',
    why,
    raisedOn: ctx.today,
  })
  return file.number
}

/** Ends a recovery whose reason has gone (复查改变); what was paid back before stands against it. */
export async function cancelRecovery(ctx: VerbContext, number: string, why: string): Promise<void> {
  const one = await lockRecovery(ctx.db, number)
  if (one?.state !== 'open') throw refusals.recoveryClosed()
  if (one.repaid > 0 || one.pending > 0)
    throw refusals.partlyRepaid({
      detail: `已收回 ${formatYuan(fen(one.repaid))} 元。请先办结这一件，再按复查结论重新批准应付的部分。`,
    })
  const posted = await undemand(ctx.db, {
    fund: one.fund,
    case: one.case,
    amount: fen(one.amount),
    key: `undemand ${one.number}`,
    actor: ctx.actor.account ?? 'system',
    at: ctx.now,
  })
  if (!posted.posted) throw new Error(`${one.number}: ${posted.reason}`)
  await takeStep(ctx.asSystem(why), [recoveryProcedure], number, 'cancel', { note: why })
  await endRecovery(ctx, { ...one, state: 'cancelled' })
}
