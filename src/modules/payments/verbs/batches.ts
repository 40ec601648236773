import { z } from 'zod'
import { casesOf, countCases, lockStandings, readFile, takeStep } from '../../../kernel/case/index.ts'
import { kindOfFile, textOfFile } from '../../../kernel/office/index.ts'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { CaseNumber, caseNumberOf } from '../../../kernel/value/shapes.ts'
import { Download, may, upload, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { type BankProblem, paymentFile, readBankReturn } from '../batch/bank-file.ts'
import { settleSent } from '../batch/bank-return.ts'
import { batchProcedure } from '../batch/batch.ts'
import { compileBatch } from '../batch/compile-batch.ts'
import { keepDiscrepancies } from '../batch/discrepancy.ts'
import { linesOf, type PaymentLine } from '../batch/payment-line.ts'
import { paymentCases } from '../payable/payment-case.ts'
import { refusals } from '../refusals.ts'

const BatchNumber = caseNumberOf('BF')

/** 编制拨付批次: all approved claims that pass the last check, or those of the named ones that do. */
export const compile = verb({
  name: 'payments.compile-batch',
  title: '编制拨付批次',
  http: 'POST /payments/batches',
  who: may('payments.batch'),
  input: z.strictObject({ cases: z.array(CaseNumber).min(1).max(1000).optional() }),
  output: z.object({
    number: z.string().nullable(),
    lines: z.number().int(),
    total: z.number().int(),
    left: z.array(z.object({ claim: z.string(), why: z.string() })),
  }),
  async run(ctx, { cases }) {
    ctx.within({ district: ctx.city.code })
    return compileBatch(ctx, cases)
  },
})

/** Batches, newest first, and how much is waiting for the next one. */
export const listBatches = verb({
  name: 'payments.list-batches',
  title: '查看拨付批次',
  http: 'GET /payments/batches',
  who: may('ledger.read'),
  input: z.strictObject({}),
  output: z.object({
    waiting: z.object({ count: z.number().int(), total: z.number().int() }),
    items: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        state: z.string(),
        stateTitle: z.string(),
        total: z.number().int(),
        openedAt: z.string(),
      }),
    ),
  }),
  async run(ctx) {
    ctx.within({ district: ctx.city.code })
    const files = await casesOf(ctx.db, { kind: 'BF' }, { limit: 200 })
    // As compiling will find them: approved, their notice over, and not held.
    const waiting = { count: 0, total: 0 }
    for (const { procedure, steps } of paymentCases()) {
      const states = [procedure.steps[steps.include]?.from ?? []].flat()
      const { count, amount } = await countCases(ctx.db, { kind: procedure.kind, states, held: false })
      waiting.count += count
      waiting.total += amount
    }
    return {
      waiting,
      items: files.map((file) => ({
        number: file.number,
        title: file.title,
        state: file.state,
        stateTitle: batchProcedure.states[file.state]?.title ?? file.state,
        total: file.amount ?? 0,
        openedAt: file.openedAt.toISOString(),
      })),
    }
  },
})

/** The payment file for the bank. It holds full account numbers, so fetching it is an act. */
export const bankFile = verb({
  name: 'payments.payment-file',
  title: '下载银行付款文件',
  http: 'POST /payments/batches/{number}/payment-file',
  who: may('payments.release'),
  input: z.strictObject({ number: BatchNumber }),
  output: Download,
  async run(ctx, { number }) {
    await sentBatch(ctx, number)
    ctx.act.purpose('送银行付款')
    const lines = (await linesOf(ctx.db, number))
      .filter((one) => one.state === 'sent')
      .map((one) => opened(ctx, one))
    return {
      name: `${number}-付款.csv`,
      type: 'text/csv; charset=utf-8',
      bytes: new TextEncoder().encode(paymentFile(number, lines)),
    }
  },
})

/** The bank's return file: balances to the 分 or nothing of it is taken; what is wrong is told by line, with its remedy. */
export const bankReturn = verb({
  name: 'payments.bank-return',
  title: '导入银行回盘文件',
  http: 'POST /payments/batches/{number}/return',
  who: may('payments.bank-return'),
  input: z.strictObject({
    number: BatchNumber,
    file: upload(),
    /** Lines of the file that are the bank's own errors (银行差错): kept apart, to be put right by the bank. */
    setAside: z
      .string()
      .regex(/^[\d,，、 ]*$/, '请填行号，用逗号隔开')
      .max(2000)
      .default(''),
  }),
  output: z.object({
    outcome: z.enum(['settled', 'unbalanced']),
    paid: z.number().int(),
    returned: z.number().int(),
    discrepancies: z.number().int(),
    problems: z.array(
      z.object({
        line: z.number().int(),
        column: z.string(),
        message: z.string(),
        remedy: z.string(),
        bankError: z.boolean(),
      }),
    ),
  }),
  async run(ctx, { number, file, setAside }) {
    await sentBatch(ctx, number)
    const kind = kindOfFile(file.bytes)
    const text = kind === null ? textOfFile(file.bytes) : null
    if (text === null) return unbalanced(ctx, [noText(kind)])
    const lines = (await linesOf(ctx.db, number)).filter((one) => one.state === 'sent')
    const read = readBankReturn(
      number,
      text,
      lines.map((one) => opened(ctx, one)),
      new Set(setAside.split(/[^\d]+/).map(Number)),
    )
    if (read.problems.length > 0) return unbalanced(ctx, read.problems)
    await keepDiscrepancies(ctx, number, read.discrepancies, lines)
    const count = await settleSent(ctx, lines, read.lines)
    const note = `到账 ${count.paid} 笔，退票 ${count.returned} 笔`
    await takeStep(ctx.asSystem(note), [batchProcedure], number, 'settle', { note })
    return {
      outcome: 'settled' as const,
      ...count,
      discrepancies: read.discrepancies.length,
      problems: [],
    }
  },
})

const noText = (kind: string | null): BankProblem => ({
  line: 1,
  column: '文件',
  message: kind === null ? '文件不是文本，或者编码无法识别' : `这是${kind}，不是文本文件`,
  remedy: '请用银行给的 CSV 原文件（GBK、UTF-8、UTF-16 都可以），不要用 Excel 另存',
  bankError: false,
})

function unbalanced(ctx: VerbContext, problems: BankProblem[]) {
  ctx.act.sentBack(`回盘对不平，有 ${problems.length} 处，什么也没有导入`)
  return {
    outcome: 'unbalanced' as const,
    paid: 0,
    returned: 0,
    discrepancies: 0,
    problems: problems.slice(0, 200),
  }
}

async function sentBatch(ctx: VerbContext, number: string): Promise<void> {
  // Locked first, so that of two imports of one file the second finds the batch closed.
  await lockStandings(ctx.db, [number])
  const file = await readFile(ctx.db, number)
  if (file?.kind !== 'BF') throw refusals.noSuchBatch()
  ctx.within(file)
  ctx.act.subject('case', number)
  if (file.state === 'compiled')
    throw refusals.batchNotReleased({
      detail: `共 ${formatYuan(fen(file.amount ?? 0))} 元，请先由财政放款。`,
    })
  if (file.state !== 'sent') throw refusals.batchClosed()
}

const opened = (ctx: VerbContext, one: PaymentLine) => ({
  ...one,
  openAccount: ctx.sealer.open(one.account, one.accountContext),
})
