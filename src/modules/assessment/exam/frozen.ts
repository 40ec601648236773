import { type CaseFile, type Hold, type Step, type StepOutcome, wake } from '../../../kernel/case/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { freezeIssuing, frozenFor, issuingResumed } from '../../certificates/index.ts'
import { type Exam, examOfCase } from '../store.ts'

/** What keeps this examination from being certified now (暂停发证), said to whoever asks; null where nothing does. */
export async function frozenExam(ctx: VerbContext, exam: Exam): Promise<Hold | null> {
  const found = await frozenFor(ctx.db, exam.assessor, exam.id)
  return (
    found && {
      code: 'issuing-frozen',
      text: `发证暂停（${found.number}）`,
      whose: '市人社局恢复发证',
      wakes: [wake(issuingResumed, { organisation: exam.assessor })],
    }
  )
}

/** The step by which issuing of one examination is stopped before its certificates are given. */
export const freezeStep: Step = {
  title: '暂停这场考试发证',
  from: ['seated', 'notice'],
  to: 'notice',
  who: may('certificates.freeze'),
  asks: 'note',
  tone: 'bad',
  run: freezeExam,
}

/** 暂停这场考试发证: at once; the examination goes its way, and its certificates wait. */
async function freezeExam(
  ctx: VerbContext,
  file: CaseFile,
  { note }: { note?: string | undefined },
): Promise<StepOutcome> {
  const exam = await examOfCase(ctx.db, file.number)
  const { number } = await freezeIssuing(ctx, {
    organisation: exam.assessor,
    exam: exam.id,
    reason: note?.trim() ?? '',
    of: `${exam.occupation.name} ${levelName(exam.level)}考试 ${exam.number}`,
  })
  return { to: file.state, note: `${number}：${note ?? ''}`.slice(0, 500) }
}
