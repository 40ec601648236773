import { z } from 'zod'
import type { CaseFile, StepOutcome } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { freezeIssuing } from '../../certificates/index.ts'
import { linesNow, visitOf } from '../desk/standing.ts'
import { refusals } from '../refusals.ts'
import { redLinesIn } from '../rules/checklist.ts'
import { itemsOf } from '../standard.ts'
import { insertFreezeOf } from '../store/visits.ts'

/** What is stopped at once, and why. */
export const FreezeFrom = z.strictObject({
  scope: z.enum(['exam', 'organisation']).meta({
    title: '暂停什么',
    choices: { exam: '这场考试的发证', organisation: '这家机构的全部发证' },
  }),
  reason: z.string().trim().min(4, '请写明查到了什么，至少 4 个字').max(400).meta({
    title: '查到了什么',
    kind: 'long-text',
  }),
})

/** 红线问题，暂停发证: as soon as one supervisor has said so, before the report is signed; the case of the freeze goes its own way. */
export async function freezeFrom(
  ctx: VerbContext,
  file: CaseFile,
  { input }: { input: z.output<typeof FreezeFrom> },
): Promise<StepOutcome> {
  const visit = await visitOf(ctx, file.number)
  const { lines, data } = await linesNow(ctx, visit)
  const red = itemsOf(data).flatMap(({ id, redLine }) => (redLine ? [id] : []))
  if (redLinesIn(lines, red).length === 0) throw refusals.noRedLine()
  const { number } = await freezeIssuing(ctx, {
    organisation: visit.organisation,
    exam: input.scope === 'exam' ? visit.exam : null,
    reason: input.reason,
    of: `${visit.title} ${visit.examNumber}`,
  })
  await insertFreezeOf(ctx.db, visit.number, number, ctx.now)
  return { to: file.state, note: `${number}：${input.reason}`.slice(0, 500) }
}
