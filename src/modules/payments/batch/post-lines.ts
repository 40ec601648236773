import { type Kind, postAll } from '../../../kernel/ledger/index.ts'
import { fen } from '../../../kernel/value/money.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { payablesOf } from '../payable/payable.ts'
import type { PaymentLine } from './payment-line.ts'

/** Posts one movement for each line, in the fund in which its money is set aside; throws when one is not covered. */
export async function postLines(
  ctx: VerbContext,
  kind: Kind,
  lines: readonly PaymentLine[],
  key: (line: PaymentLine) => string,
  amount: (line: PaymentLine) => number = (line) => line.amount,
): Promise<void> {
  const of = await payablesOf(
    ctx.db,
    lines.map((one) => one.case),
  )
  const posted = await postAll(
    ctx.db,
    kind,
    lines.map((one) => ({
      fund: of.get(one.case)?.fund as string,
      case: one.case,
      amount: fen(amount(one)),
      key: key(one),
      batch: one.batch,
      actor: ctx.actor.account ?? 'system',
      at: ctx.now,
    })),
  )
  if (posted.posted) return
  const [first] = posted.uncovered
  throw new Error(
    `${lines[first?.place ?? 0]?.case}: ${kind} is not covered (${first?.has} of ${first?.needs} fen)`,
  )
}
