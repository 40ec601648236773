import { z } from 'zod'
import type { CaseFile, StepOutcome } from '../../../kernel/case/index.ts'
import { kindOfFile, textOfFile } from '../../../kernel/office/index.ts'
import { upload, type VerbContext } from '../../../kernel/verb/index.ts'
import { type BankProblem, readBankReturn } from './bank-file.ts'
import { settleSent } from './bank-return.ts'
import { keepDiscrepancies } from './discrepancy.ts'
import { linesOf, openedLine } from './payment-line.ts'

/** The bank's return file (回盘). */
export const ReturnFile = z.strictObject({
  file: upload(),
  /** Lines of the file that are the bank's own errors (银行差错): kept apart, to be put right by the bank. */
  setAside: z
    .string()
    .regex(/^[\d,，、 ]*$/, '请填行号，用逗号隔开')
    .max(2000)
    .default(''),
})

/** How it ended: settled whole, or not at all with what is wrong by line and its remedy. */
export const ReturnTaken = z.object({
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
})

/** Takes the bank's return file: balances to the 分, or nothing of it is taken; what is wrong is told by line. */
export async function takeReturn(
  ctx: VerbContext,
  { number }: CaseFile,
  { file, setAside }: z.output<typeof ReturnFile>,
): Promise<StepOutcome<z.input<typeof ReturnTaken>>> {
  const kind = kindOfFile(file.bytes)
  const text = kind === null ? textOfFile(file.bytes) : null
  if (text === null) return unbalanced([noText(kind)])
  const lines = (await linesOf(ctx.db, number)).filter((one) => one.state === 'sent')
  const read = readBankReturn(
    number,
    text,
    lines.map((one) => openedLine(ctx, one)),
    new Set(setAside.split(/[^\d]+/).map(Number)),
  )
  if (read.problems.length > 0) return unbalanced(read.problems)
  await keepDiscrepancies(ctx, number, read.discrepancies, lines)
  const count = await settleSent(ctx, lines, read.lines)
  return {
    note: `到账 ${count.paid} 笔，退票 ${count.returned} 笔`,
    answer: { outcome: 'settled', ...count, discrepancies: read.discrepancies.length, problems: [] },
  }
}

const noText = (kind: string | null): BankProblem => ({
  line: 1,
  column: '文件',
  message: kind === null ? '文件不是文本，或者编码无法识别' : `这是${kind}，不是文本文件`,
  remedy: '请用银行给的 CSV 原文件（GBK、UTF-8、UTF-16 都可以），不要用 Excel 另存',
  bankError: false,
})

const unbalanced = (problems: BankProblem[]): StepOutcome<z.input<typeof ReturnTaken>> => ({
  sentBack: `回盘对不平，有 ${problems.length} 处，什么也没有导入`,
  answer: {
    outcome: 'unbalanced',
    paid: 0,
    returned: 0,
    discrepancies: 0,
    problems: problems.slice(0, 200),
  },
})
