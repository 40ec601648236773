import { type CaseFile, handlingTerm, procedure, takeSteps } from '../../kernel/case/index.ts'
import { type Kind, postAll } from '../../kernel/ledger/index.ts'
import { type Fen, fen, formatYuan } from '../../kernel/value/money.ts'
import { may, type VerbContext } from '../../kernel/verb/index.ts'
import { byKind } from './by-kind.ts'
import { movePayables, payablesOf } from './payable.ts'
import { LINE_STATES, linesOf, moveLines, type PaymentLine } from './payment-line.ts'

/** 拨付批次: compiled by the municipal bureau, released by finance, settled by the bank's return file. */
export const batchProcedure = procedure({
  kind: 'BF',
  title: '拨付批次',
  starts: 'compiled',
  states: {
    compiled: { title: '待财政放款', holder: '财政局', progress: 2, within: handlingTerm('BF', 'compiled') },
    sent: { title: '已送银行，待回盘', holder: '银行', progress: 3, within: handlingTerm('BF', 'sent') },
    closed: { title: '已对平', holder: '已办结', progress: 4, ends: 'done' },
    discarded: { title: '已撤销', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    release: {
      title: '放款',
      from: 'compiled',
      to: 'sent',
      who: may('payments.release'),
      decides: true,
      tone: 'primary',
      run: release,
    },
    discard: {
      title: '撤销批次',
      from: 'compiled',
      to: 'discarded',
      who: may('payments.batch'),
      asks: 'reason',
      reasons: [
        { code: 'content', text: '批次内容有误，重新编制' },
        { code: 'objection', text: '批次内有申领需要复查' },
        { code: 'finance', text: '财政退回，本期不安排拨付' },
        { code: 'account', text: '收款账户需要重新核对' },
      ],
      tone: 'bad',
      run: discard,
    },
    settle: { title: '回盘对平', from: 'sent', to: 'closed', who: may('payments.bank-return'), hidden: true },
  },
  async evidence(ctx, file) {
    const lines = await linesOf(ctx.db, file.number)
    return {
      comparisons: [],
      tabs: [
        {
          key: 'lines',
          title: `拨付明细 ${lines.length} 笔`,
          kind: 'table',
          columns: ['序号', '办件号', '收款方', '账号', '金额（元）', '状态'],
          rows: lines.map((one) => [
            String(one.line),
            one.case,
            one.holder,
            one.accountMasked,
            formatYuan(one.amount as Fen),
            LINE_STATES[one.state],
          ]),
        },
      ],
      documents:
        file.state === 'compiled' ? [] : [{ title: '银行付款文件', href: `/work/batches/${file.number}` }],
    }
  },
})

/** Finance releases: every line leaves the fund, or none does. */
async function release(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  const lines = (await linesOf(ctx.db, file.number)).filter((one) => one.state === 'listed')
  await postLines(ctx, 'pay', lines, (one) => `pay ${one.batch} ${one.line}`)
  await moveLines(ctx.db, ids(lines), 'sent')
  await movePayables(ctx.db, payables(lines), 'sent')
}

async function discard(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  const lines = (await linesOf(ctx.db, file.number)).filter((one) => one.state === 'listed')
  await moveLines(ctx.db, ids(lines), 'dropped')
  await movePayables(ctx.db, payables(lines), 'approved', { batch: null })
  for (const [paid, numbers] of byKind(lines.map((one) => one.case)))
    await takeSteps(ctx, paid.procedure, numbers, paid.steps.drop, { note: `批次 ${file.number} 已撤销` })
}

const ids = (lines: readonly PaymentLine[]) => lines.map((one) => one.id)
const payables = (lines: readonly PaymentLine[]) => lines.map((one) => one.payable)

/** Posts one movement for each line, from the fund in which its money is set aside; throws when one is refused. */
export async function postLines(
  ctx: VerbContext,
  kind: Kind,
  lines: readonly PaymentLine[],
  key: (line: PaymentLine) => string,
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
      amount: fen(one.amount),
      key: key(one),
      batch: one.batch,
      actor: ctx.actor.account ?? 'system',
      at: ctx.now,
    })),
  )
  const refused = posted.findIndex((one) => !one.posted)
  if (refused >= 0)
    throw new Error(`${lines[refused]?.case}: ${kind} was refused: ${JSON.stringify(posted[refused])}`)
}
