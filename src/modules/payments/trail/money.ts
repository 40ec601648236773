import { type CaseFile, readFile, stateShown } from '../../../kernel/case/index.ts'
import { statement } from '../../../kernel/ledger/index.ts'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { civilDateOf, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { allows, may, reaches, type VerbContext } from '../../../kernel/verb/index.ts'
import { batchProcedure } from '../batch/batch.ts'
import { LINE_STATES, lastLine } from '../batch/payment-line.ts'
import { fundTitle } from '../fund/fund.ts'
import { PAYABLE_STATES, payableOf } from '../payable/payable.ts'
import { recoveriesOf } from '../recovery/recovery.ts'
import { recoveryShown } from '../recovery/recovery-procedure.ts'
import { caseOf, plain, type Station, screenOf, station } from './station.ts'

/** The money itself: fund and postings, batch, bank line, what came back, and the figure that counts it. */
export async function stationsOfMoney(ctx: VerbContext, file: CaseFile): Promise<Station[]> {
  const payable = await payableOf(ctx.db, file.number)
  const line = await lastLine(ctx.db, file.number)
  const { entries } = await statement(ctx.db, { case: file.number })
  const batch = payable?.batch ?? line?.batch
  const batched = batch ? await readFile(ctx.db, batch) : null
  const opensBatch = reaches(ctx.actor, { district: ctx.city.code })
  const recoveries = await recoveriesOf(ctx.db, file.number)
  return [
    station(
      'fund',
      '资金和记账',
      payable
        ? [
            screenOf(
              `${fundTitle(ctx, payable.fund)}，${yuan(payable.amount)} 元，${PAYABLE_STATES[payable.state]}`,
              '/funds',
              allows(may('ledger.read'), ctx.actor),
            ),
            ...entries.map(({ at, title, amount }) =>
              plain(`${formatDay(civilDateOf(at))}，${title} ${formatYuan(amount)} 元`),
            ),
          ]
        : [],
      '还没有动过资金。',
    ),
    station(
      'batch',
      '拨付批次',
      batched
        ? [
            screenOf(
              `${batched.number}，共 ${yuan(batched.amount ?? 0)} 元，${stateShown(batchProcedure, batched.state).title}`,
              `/batches/${batched.number}`,
              opensBatch,
            ),
          ]
        : [],
      '还没有编入批次。',
    ),
    station(
      'line',
      '银行明细',
      line
        ? [
            caseOf(
              ctx,
              [
                `第 ${line.line} 笔，付给${line.holder} ${line.accountMasked}，${LINE_STATES[line.state]}`,
                line.setOff > 0 ? `抵扣 ${yuan(line.setOff)} 元` : '',
                line.bankReference ? `流水号 ${line.bankReference}` : '',
                line.returnReason ? `退回原因：${line.returnReason}` : '',
                line.settledOn ? `${formatDay(line.settledOn)}` : '',
              ]
                .filter(Boolean)
                .join('，'),
              line.batch,
              ctx.city.code,
            ),
          ]
        : [],
      '还没有送银行。',
    ),
    ...(recoveries.length === 0
      ? []
      : [
          station(
            'recovery',
            '追回',
            recoveries.map((one) =>
              caseOf(
                ctx,
                `${one.number}，应收 ${yuan(one.amount)} 元，已退回 ${yuan(one.repaid)} 元，${recoveryShown(one.state).stateTitle}；${one.why}`,
                one.number,
                file.district,
              ),
            ),
            '',
          ),
        ]),
    figure(ctx, file, payable),
  ]
}

/** 补贴到账金额 counts what is paid and not recovered whole, in the district of the case and the month of the bank. */
function figure(ctx: VerbContext, file: CaseFile, payable: Awaited<ReturnType<typeof payableOf>>): Station {
  const counted = payable?.paidOn && payable.recovered < payable.amount ? payable : null
  const lines = counted?.paidOn
    ? [
        screenOf(
          `补贴到账金额，${counted.paidOn.slice(0, 7)}，计入 ${yuan(counted.amount - counted.recovered)} 元`,
          `/figures/paid-amount?district=${file.district}&month=${counted.paidOn.slice(0, 7)}`,
          allows(may('figures.read'), ctx.actor),
        ),
      ]
    : []
  return station('figure', '计入指标', lines, '到账以后才计入指标。')
}

const yuan = (amount: number): string => formatYuan(fen(amount))
