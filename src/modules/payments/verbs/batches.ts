import { z } from 'zod'
import { casesOf, countCases, readFile, StateTone, stateShown } from '../../../kernel/case/index.ts'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { CaseNumber, caseNumberOf } from '../../../kernel/value/shapes.ts'
import { Download, may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { paymentFile } from '../batch/bank-file.ts'
import { batchProcedure } from '../batch/batch.ts'
import { compileBatch } from '../batch/compile-batch.ts'
import { linesOf, openedLine } from '../batch/payment-line.ts'
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
        stateTone: StateTone,
        total: z.number().int(),
        openedAt: z.string(),
      }),
    ),
  }),
  async run(ctx) {
    ctx.within({ district: ctx.city.code })
    const files = await casesOf(ctx.db, { kind: 'BF', district: ctx.city.code }, { limit: 200 })
    // As compiling will find them: approved, their notice over, and not held.
    const waiting = { count: 0, total: 0 }
    for (const { procedure, steps } of paymentCases()) {
      const states = [procedure.steps[steps.include]?.from ?? []].flat()
      const { count, amount } = await countCases(ctx.db, {
        kind: procedure.kind,
        states,
        held: false,
        closed: false,
      })
      waiting.count += count
      waiting.total += amount
    }
    return {
      waiting,
      items: files.map((file) => {
        const shown = stateShown(batchProcedure, file.state)
        return {
          number: file.number,
          title: file.title,
          state: file.state,
          stateTitle: shown.title,
          stateTone: shown.tone,
          total: file.amount ?? 0,
          openedAt: file.openedAt.toISOString(),
        }
      }),
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
      .map((one) => openedLine(ctx, one))
    return {
      name: `${number}-付款.csv`,
      type: 'text/csv; charset=utf-8',
      bytes: new TextEncoder().encode(paymentFile(number, lines)),
    }
  },
})

async function sentBatch(ctx: VerbContext, number: string): Promise<void> {
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
