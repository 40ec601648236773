import { type CaseFile, type Foreseen, fromTo, yuan } from '../../../kernel/case/index.ts'
import { balances } from '../../../kernel/ledger/index.ts'
import { fen } from '../../../kernel/value/money.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { fundTitle } from '../fund/fund.ts'
import { payablesOf } from '../payable/payable.ts'
import { toBank } from './bank-file.ts'
import { linesOf } from './payment-line.ts'

/** What releasing a batch will do: how many lines go to the bank with how much, what is kept back, what each fund has left. */
export async function foreseeRelease(ctx: VerbContext, file: CaseFile): Promise<Foreseen[]> {
  const lines = (await linesOf(ctx.db, file.number)).filter((one) => one.state === 'listed')
  const sum = (of: readonly number[]) => fen(of.reduce((so, one) => so + one, 0))
  const sent = lines.filter((one) => toBank(one) > 0)
  const kept = sum(lines.map((one) => one.setOff))
  const payables = await payablesOf(
    ctx.db,
    lines.map((one) => one.case),
  )
  const funds = Map.groupBy(lines, (one) => payables.get(one.case)?.fund ?? '')
  const stands: Foreseen[] = []
  for (const [fund, own] of [...funds].sort()) {
    if (fund === '') continue
    const { committed, available } = await balances(ctx.db, fund)
    const after = fen(committed - sum(own.map((one) => one.amount)))
    stands.push({
      label: fundTitle(ctx, fund),
      text: `${own.length} 笔；占用未付 ${fromTo(committed, after)}；可用 ${yuan(available)} 不变`,
    })
  }
  return [
    { label: '送银行', text: `${sent.length} 笔，${yuan(sum(sent.map(toBank)))}` },
    ...(kept > 0 ? [{ label: '抵扣应退', text: `${yuan(kept)}，不付出` }] : []),
    ...stands,
  ]
}
