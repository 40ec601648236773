import { type CaseFile, handlingTerm, procedure } from '../../kernel/case/index.ts'
import { pay } from '../../kernel/ledger/index.ts'
import { type Fen, fen, formatYuan } from '../../kernel/value/money.ts'
import { may, type VerbContext } from '../../kernel/verb/index.ts'
import { claimOfCase, updateClaim } from './claim.ts'
import { moveLines, paymentsOf } from './payment.ts'
import { stepClaim } from './step-claim.ts'

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
      who: may('subsidy.release'),
      decides: true,
      tone: 'primary',
      run: release,
    },
    discard: {
      title: '撤销批次',
      from: 'compiled',
      to: 'discarded',
      who: may('subsidy.batch'),
      asks: 'note',
      tone: 'bad',
      run: discard,
    },
    settle: { title: '回盘对平', from: 'sent', to: 'closed', who: may('subsidy.bank-return'), hidden: true },
  },
  async evidence(ctx, file) {
    const payments = await paymentsOf(ctx.db, file.number)
    return {
      comparisons: [],
      tabs: [
        {
          key: 'lines',
          title: `拨付明细 ${payments.length} 笔`,
          kind: 'table',
          columns: ['序号', '办件号', '收款方', '账号', '金额（元）', '状态'],
          rows: payments.map((one) => [
            String(one.line),
            one.claim,
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

export const LINE_STATES = {
  listed: '待放款',
  sent: '已送银行',
  paid: '已到账',
  returned: '已退票',
  dropped: '已撤销',
} as const

/** Finance releases: every line leaves the fund, or none does. */
async function release(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  for (const line of await paymentsOf(ctx.db, file.number)) {
    const claim = await claimOfCase(ctx.db, line.claim)
    const posted = await pay(ctx.db, {
      fund: claim.fund as string,
      case: line.claim,
      amount: fen(line.amount),
      key: `pay ${file.number} ${line.line}`,
      batch: file.number,
      actor: ctx.actor.account ?? 'system',
      at: ctx.now,
    })
    if (!posted.posted) throw new Error(`${line.claim}: cannot be paid (${posted.reason})`)
  }
  await moveLines(ctx.db, file.number, 'listed', 'sent')
}

async function discard(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  for (const line of await paymentsOf(ctx.db, file.number)) {
    await updateClaim(ctx.db, line.claim, { batch: null })
    await stepClaim(ctx, line.claim, 'drop', `批次 ${file.number} 已撤销`)
  }
  await moveLines(ctx.db, file.number, 'listed', 'dropped')
}
