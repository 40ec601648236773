import { sql } from 'kysely'
import { z } from 'zod'
import { readFile } from '../../../kernel/case/index.ts'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { Download, may, problem, upload, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { paymentFile, readBankReturn } from '../bank-file.ts'
import { settleBatch } from '../bank-return.ts'
import { batchProcedure } from '../batch.ts'
import { compileBatch } from '../compile-batch.ts'
import { linesOf, type PaymentLine } from '../payment-line.ts'

const BatchNumber = z.string().regex(/^BF-\d{4}-\d{6}-\d{6}$/, '批次号形如 BF-2026-120000-000001')

/** 编制拨付批次: all approved claims that pass the last check. */
export const compile = verb({
  name: 'payments.compile-batch',
  title: '编制拨付批次',
  http: 'POST /payments/batches',
  who: may('payments.batch'),
  input: z.strictObject({}),
  output: z.object({
    number: z.string().nullable(),
    lines: z.number().int(),
    total: z.number().int(),
    left: z.array(z.object({ claim: z.string(), why: z.string() })),
  }),
  async run(ctx) {
    ctx.within({ district: ctx.city.code })
    return compileBatch(ctx)
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
    const { rows } = await sql<{
      number: string
      title: string
      state: string
      amount: number
      opened_at: Date
    }>`
      select number, title, state, amount, opened_at from case_file where kind = 'BF'
      order by opened_at desc, number desc limit 200`.execute(ctx.db)
    const waiting = await sql<{
      count: number
      total: number
    }>`select count(*) as count, coalesce(sum(amount), 0)::bigint as total
      from payable where state = 'approved'`.execute(ctx.db)
    return {
      waiting: waiting.rows[0] ?? { count: 0, total: 0 },
      items: rows.map((row) => ({
        number: row.number,
        title: row.title,
        state: row.state,
        stateTitle: batchProcedure.states[row.state]?.title ?? row.state,
        total: row.amount,
        openedAt: row.opened_at.toISOString(),
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
    const lines = (await linesOf(ctx.db, number)).map((one) => opened(ctx, one))
    return {
      name: `${number}-付款.csv`,
      type: 'text/csv; charset=utf-8',
      bytes: new TextEncoder().encode(paymentFile(number, lines)),
    }
  },
})

/** The bank's return file: balances to the 分 or nothing of it is taken. */
export const bankReturn = verb({
  name: 'payments.bank-return',
  title: '导入银行回盘文件',
  http: 'POST /payments/batches/{number}/return',
  who: may('payments.bank-return'),
  input: z.strictObject({ number: BatchNumber, file: upload() }),
  output: z.object({
    outcome: z.enum(['settled', 'unbalanced']),
    paid: z.number().int(),
    returned: z.number().int(),
    problems: z.array(z.object({ line: z.number().int(), column: z.string(), message: z.string() })),
  }),
  async run(ctx, { number, file }) {
    await sentBatch(ctx, number)
    const sent = (await linesOf(ctx.db, number)).map((one) => opened(ctx, one))
    const read = readBankReturn(number, new TextDecoder().decode(file.bytes), sent)
    if (read.problems.length > 0)
      return { outcome: 'unbalanced' as const, paid: 0, returned: 0, problems: read.problems.slice(0, 200) }
    const count = await settleBatch(ctx, number, sent, read.lines)
    return { outcome: 'settled' as const, ...count, problems: [] }
  },
})

async function sentBatch(ctx: VerbContext, number: string): Promise<void> {
  const file = await readFile(ctx.db, number)
  if (file?.kind !== 'BF') throw problem(404, '没有这个批次')
  ctx.within(file)
  ctx.act.subject('case', number)
  if (file.state === 'compiled')
    throw problem(409, '这个批次还没有放款', {
      detail: `共 ${formatYuan(fen(file.amount ?? 0))} 元，请先由财政放款。`,
    })
  if (file.state !== 'sent') throw problem(409, '这个批次已经办结')
}

const opened = (ctx: VerbContext, one: PaymentLine) => ({
  ...one,
  openAccount: ctx.sealer.open(one.account, one.accountContext),
})
