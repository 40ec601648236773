import { z } from 'zod'
import { type CaseFile, procedure, stateShown, typedStep, yuan } from '../../../kernel/case/index.ts'
import { writeOff } from '../../../kernel/ledger/index.ts'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { Day } from '../../../kernel/value/shapes.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { writeOffTerm } from '../standard.ts'
import { endRecovery } from './end-recovery.ts'
import { lockRecovery, owed, type Recovery, recoveryOf, repaymentsOf } from './recovery.ts'
import { enterRepayment, RepaymentForm, StillOwed } from './repayment.ts'

/** 追回: demanded from the payee, paid back in parts or kept back from what it is due, or written off by two people. */
export const recoveryProcedure = procedure({
  kind: 'ZH',
  title: '补贴追回',
  starts: 'demanded',
  form: z.strictObject({
    case: z.string(),
    why: z.string(),
    reexamination: z.string().nullable(),
    dueOn: Day,
  }),
  states: {
    demanded: {
      title: '待退回',
      holder: '收款方',
      progress: 2,
      tone: 'warn',
      // The day stands in the notice to the payee and does not move with each part that is paid back.
      within: { until: (_ctx, { form }) => form.dueOn },
      tells: { text: '有一笔补贴要退回，请点开看数额、原因和期限。', asks: true },
    },
    proposed: {
      title: '待核销审批',
      holder: '市人社局复核岗',
      progress: 3,
      quiet: '核销还要审批，定了再说',
      within: writeOffTerm,
    },
    repaid: { title: '已追回', holder: '已办结', progress: 4, ends: 'done' },
    'written-off': { title: '已核销', holder: '已办结', progress: 4, ends: 'done', tone: 'plain' },
    cancelled: { title: '不再追回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    repay: typedStep({
      title: '登记退回到账',
      from: ['demanded', 'proposed'],
      to: 'demanded',
      who: may('payments.bank-return'),
      input: RepaymentForm,
      answer: StillOwed,
      run: (ctx, file, { input }) => enterRepayment(ctx, file, input),
    }),
    'set-off': {
      title: '批次抵扣到账',
      from: ['demanded', 'proposed'],
      to: 'demanded',
      by: 'system',
      run: async (_ctx, file) => ({ to: file.state }),
    },
    settle: { title: '全部追回', from: ['demanded', 'proposed'], to: 'repaid', by: 'system' },
    propose: {
      title: '提请核销',
      from: 'demanded',
      to: 'proposed',
      who: may('payments.recover'),
      vouches: true,
      asks: 'reason',
      reasons: [
        { code: 'deceased', text: '收款人死亡，无遗产可供清偿' },
        { code: 'dissolved', text: '收款单位注销或破产，清算后无财产' },
        { code: 'enforcement', text: '法院终结执行' },
        { code: 'cost', text: '追缴成本明显高于应追金额' },
      ],
      tone: 'plain',
    },
    decline: {
      title: '不同意核销，继续追回',
      from: 'proposed',
      to: 'demanded',
      who: may('payments.write-off'),
      asks: 'note',
      tone: 'bad',
    },
    sign: {
      title: '同意核销',
      from: 'proposed',
      to: 'written-off',
      who: may('payments.write-off'),
      decides: true,
      tone: 'primary',
      async foresees(ctx, file) {
        const one = await recoveryOf(ctx.db, file.number)
        return one ? [{ label: '核销', text: `${yuan(fen(owed(one)))}，这笔钱不再追`, warns: true }] : []
      },
      run: sign,
    },
    cancel: { title: '复查改变，不再追回', from: ['demanded', 'proposed'], to: 'cancelled', by: 'system' },
  },
  async evidence(ctx, file) {
    const one = await recoveryOf(ctx.db, file.number)
    if (!one) return { comparisons: [], tabs: [], documents: [] }
    const parts = await repaymentsOf(ctx.db, file.number)
    return {
      comparisons: [],
      tabs: [
        {
          key: 'recovery',
          title: '应收与已收',
          kind: 'facts',
          facts: [
            { label: '追回原因', text: one.why },
            { label: '应收', text: yuan(fen(one.amount)) },
            { label: '已退回', text: yuan(fen(one.repaid)) },
            { label: '批次抵扣中', text: yuan(fen(one.pending)) },
            { label: '已核销', text: yuan(fen(one.writtenOff)) },
            { label: '尚欠', text: yuan(fen(owed(one))) },
            { label: '应在此日前退回', text: formatDay(file.form.dueOn) },
          ],
        },
        {
          key: 'repayments',
          title: `退回记录 ${parts.length} 笔`,
          kind: 'table',
          columns: ['到账日', '金额（元）', '方式', '凭证'],
          rows: parts.map((part) => [
            formatDay(part.receivedOn),
            formatYuan(fen(part.amount)),
            part.way === 'bank' ? '银行转账' : '下一批次抵扣',
            part.reference,
          ]),
        },
      ],
      documents: [{ title: `原补贴办件 ${one.case}`, href: `/work/cases/${one.case}` }],
    }
  },
})

/** How a recovery is shown in lists; while it is open, as the case that waits for its money. */
export function recoveryShown(state: Recovery['state']) {
  const { title, tone } = stateShown(recoveryProcedure, state === 'open' ? 'demanded' : state)
  return { stateTitle: title, stateTone: tone }
}

async function sign(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  const one = await lockRecovery(ctx.db, file.number)
  if (!one) throw new Error(`${file.number} has no recovery`)
  if (one.pending > 0) throw refusals.setOffInBatch()
  const amount = fen(owed(one))
  const posted = await writeOff(ctx.db, {
    fund: one.fund,
    case: one.case,
    amount,
    key: `write-off ${one.number}`,
    actor: ctx.actor.account ?? 'system',
    at: ctx.now,
  })
  if (!posted.posted) throw new Error(`${one.number}: ${posted.reason}`)
  await endRecovery(ctx, { ...one, writtenOff: one.writtenOff + amount, state: 'written-off' })
}
