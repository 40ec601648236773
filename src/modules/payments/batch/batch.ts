import { z } from 'zod'
import { type CaseFile, handlingTerm, procedure, takeSteps, typedStep } from '../../../kernel/case/index.ts'
import { withdrawnAmong } from '../../../kernel/ground/index.ts'
import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { freeAll } from '../payable/free.ts'
import { movePayables } from '../payable/payable.ts'
import { giveUpSetOffs } from '../recovery/set-off.ts'
import { toBank } from './bank-file.ts'
import { settlePaid } from './bank-return.ts'
import { byKind } from './by-kind.ts'
import { DISCREPANCIES, discrepanciesOf } from './discrepancy.ts'
import { foreseeRelease } from './foresee.ts'
import { LINE_STATES, linesOf, moveLines, type PaymentLine, settleLines } from './payment-line.ts'
import { postLines } from './post-lines.ts'
import { ReturnFile, ReturnTaken, takeReturn } from './take-return.ts'

/** 拨付批次: compiled by the municipal bureau, released by finance, settled by the bank's return file. */
export const batchProcedure = procedure({
  kind: 'BF',
  title: '拨付批次',
  starts: 'compiled',
  form: z.strictObject({
    lines: z.number().int(),
    left: z.array(z.strictObject({ claim: z.string(), why: z.string() })),
  }),
  states: {
    compiled: {
      title: '待财政放款',
      holder: '财政局',
      progress: 2,
      tone: 'warn',
      within: handlingTerm('BF', 'compiled'),
    },
    sent: {
      title: '已送银行，待回盘',
      holder: '银行',
      progress: 3,
      tone: 'warn',
      within: handlingTerm('BF', 'sent'),
    },
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
      moves: true,
      tone: 'primary',
      foresees: foreseeRelease,
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
    pull: { title: '撤出一笔', from: 'compiled', to: 'compiled', by: 'system', run: pulled },
    // Only a file that balances settles a batch: nobody closes one by hand.
    settle: typedStep({
      title: '导入银行回盘',
      from: 'sent',
      to: 'closed',
      who: may('payments.bank-return'),
      tone: 'primary',
      input: ReturnFile,
      answer: ReturnTaken,
      page: (file) => `/batches/${file.number}`,
      run: (ctx, file, { input }) => takeReturn(ctx, file, input),
    }),
  },
  async evidence(ctx, file) {
    const lines = await linesOf(ctx.db, file.number)
    const errors = await discrepanciesOf(ctx.db, file.number)
    return {
      comparisons: [],
      tabs: [
        {
          key: 'lines',
          title: `拨付明细 ${lines.length} 笔`,
          kind: 'table',
          columns: ['序号', '办件号', '收款方', '账号', '金额（元）', '抵扣（元）', '状态'],
          rows: lines
            .slice(0, 2000)
            .map((one) => [
              String(one.line),
              one.case,
              one.holder,
              one.accountMasked,
              formatYuan(one.amount as Fen),
              one.setOff > 0 ? formatYuan(one.setOff as Fen) : '—',
              LINE_STATES[one.state],
            ]),
        },
        ...(errors.length > 0
          ? [
              {
                key: 'discrepancies',
                title: `银行差错 ${errors.length} 笔`,
                kind: 'table' as const,
                columns: ['序号', '差错', '账号', '金额（元）', '流水号', '处理'],
                rows: errors.map((one) => [
                  one.number,
                  DISCREPANCIES[one.kind],
                  one.accountMasked,
                  formatYuan(one.amount as Fen),
                  one.reference,
                  one.closing ?? '待银行冲正',
                ]),
              },
            ]
          : []),
      ],
      documents:
        file.state === 'compiled'
          ? []
          : [{ title: '付款文件和银行回盘', href: `/work/batches/${file.number}` }],
    }
  },
})

/**
 * Finance releases: every line leaves the fund, or none does. A line whose ground was withdrawn since the batch was
 * compiled is taken out first; one that is kept back whole needs no bank and is paid at once.
 */
async function release(ctx: VerbContext, file: CaseFile) {
  const listed = (await linesOf(ctx.db, file.number)).filter((one) => one.state === 'listed')
  const lost = new Set<string>()
  for (const [{ dependant }, numbers] of byKind(listed.map((one) => one.case)))
    for (const number of (await withdrawnAmong(ctx.db, dependant, numbers)).keys()) lost.add(number)
  const gone = listed.filter((one) => lost.has(one.case))
  await dropLines(ctx, gone)
  await backToReview(ctx, gone, '据以批准的依据已撤销，未放款')
  const going = listed.filter((one) => !lost.has(one.case))
  await postLines(ctx, 'pay', going, (one) => `pay ${one.batch} ${one.line}`)
  const kept = going.filter((one) => toBank(one) === 0)
  const sent = going.filter((one) => toBank(one) > 0)
  await moveLines(ctx.db, ids(sent), 'sent')
  await movePayables(ctx.db, payables(sent), 'sent')
  await settleLines(
    ctx.db,
    kept.map((one) => ({ id: one.id, state: 'paid', reference: '全额抵扣', reason: null })),
    ctx.today,
  )
  await settlePaid(ctx, kept, () => '全额抵扣应退回的补贴')
  return {
    ...(sent.length === 0 ? { to: going.length === 0 ? 'discarded' : 'closed' } : {}),
    amount: total(going),
  }
}

async function discard(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  const lines = (await linesOf(ctx.db, file.number)).filter((one) => one.state === 'listed')
  await dropLines(ctx, lines)
  await movePayables(ctx.db, payables(lines), 'approved', { batch: null })
  for (const [paid, numbers] of byKind(lines.map((one) => one.case)))
    await takeSteps(ctx, paid.procedure, numbers, paid.steps.drop, { note: `批次 ${file.number} 已撤销` })
}

/** After a line was taken out: the batch is as much less, or nothing is left of it. */
async function pulled(ctx: VerbContext, file: CaseFile) {
  const left = (await linesOf(ctx.db, file.number)).filter((one) => one.state === 'listed')
  return { amount: total(left), to: left.length === 0 ? 'discarded' : 'compiled' }
}

/** Takes lines out of a batch that finance has not released. */
export async function dropLines(ctx: VerbContext, lines: readonly PaymentLine[]): Promise<void> {
  await giveUpSetOffs(ctx.db, lines)
  await moveLines(ctx.db, ids(lines), 'dropped')
}

/** Frees the money of these lines and sends their cases back to review, all at once. */
async function backToReview(ctx: VerbContext, lines: readonly PaymentLine[], why: string): Promise<void> {
  if (lines.length === 0) return
  const numbers = lines.map((one) => one.case)
  await freeAll(ctx, numbers)
  for (const [paid, of] of byKind(numbers))
    await takeSteps(ctx, paid.procedure, of, paid.steps.recheck, { note: why })
}

const ids = (lines: readonly PaymentLine[]) => lines.map((one) => one.id)
const payables = (lines: readonly PaymentLine[]) => lines.map((one) => one.payable)
const total = (lines: readonly PaymentLine[]) => lines.reduce((sum, one) => sum + one.amount, 0)
