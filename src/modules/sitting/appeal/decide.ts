import type { CaseFile, Foreseen, StepOutcome } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { correctMachineMarks, examById, foreseeMachineMarks, publishedMarks } from '../../assessment/index.ts'
import { tellBank } from '../marking/settle.ts'
import { refusals } from '../refusals.ts'
import { lastRound, writeGiven, writeMarks } from '../store/marks.ts'
import { lockSession, sessionOfExam } from '../store/sessions.ts'
import { worth } from './remark.ts'
import { type Appeal, appealOf, endAppeal, type Remark, remarksOf } from './store.ts'

/** The appeal with what it came to: the mark as it stands now, and as it was marked again, by the rulings of today. */
async function remarked(
  ctx: VerbContext,
  file: CaseFile,
): Promise<{ appeal: Appeal; by: Remark & { account: string }; stands: string | null; value: string }> {
  const appeal = await appealOf(ctx.db, file.number)
  const by = (await remarksOf(ctx.db, file.number)).at(-1)
  if (!by?.account || by.value === null) throw new Error(`${file.number} was not marked again`)
  const published = await publishedMarks(ctx, appeal.exam, appeal.person)
  const stands = published?.papers.find(({ paper }) => paper === appeal.paper)?.value ?? null
  const value = appeal.byMachine ? (await worth(ctx, appeal, by.points ?? {})).value : by.value
  return { appeal, by: { ...by, account: by.account }, stands, value }
}

/** 办前预览: the mark before and after, and what follows from it. */
export async function foreseeChange(ctx: VerbContext, file: CaseFile): Promise<Foreseen[]> {
  const { appeal, stands, value } = await remarked(ctx, file)
  const mark = { label: '成绩', text: `${stands ?? '没有'} → ${value} 分`, warns: stands === value }
  const change = [{ person: appeal.person, value }]
  const follows = await foreseeMachineMarks(ctx, appeal.exam, appeal.paper, change)
  if (!follows.published)
    return [mark, { label: '不能更正', text: '考试没有在公布状态，请选终止', warns: true }]
  const passes = follows.passing > 0 ? '变为合格' : follows.failing > 0 ? '变为不合格' : '合格与否不变'
  return [
    mark,
    { label: '合格', text: passes, warns: follows.failing > 0 },
    {
      label: '证书',
      text: follows.certified
        ? follows.passing > 0
          ? '补发一张'
          : follows.reexamined > 0
            ? '证书开复查，补贴跟着复查'
            : '没有变化'
        : '还没有发证，公示期满按新的结果发',
      warns: follows.reexamined > 0,
    },
  ]
}

/**
 * 更正成绩: the mark becomes what it was marked again, and what follows, follows. Points of texts are kept beside those that were given, so that a later
 * ruling about a question counts with them.
 */
export async function changeMark(ctx: VerbContext, file: CaseFile): Promise<StepOutcome> {
  const appeal = await appealOf(ctx.db, file.number)
  const session = appeal.byMachine ? await sessionOfExam(ctx.db, appeal.exam) : null
  if (session) await lockSession(ctx.db, session.id)
  const { by, stands, value } = await remarked(ctx, file)
  if (stands === null) throw refusals.marksOpen()
  if (value === stands) throw refusals.appealChangesNothing()
  if (session) await keepPoints(ctx, appeal, by)
  const why = `成绩复核 ${file.number}：${by.why ?? ''}`.slice(0, 400)
  await correctMachineMarks(ctx, appeal.exam, appeal.paper, [{ person: appeal.person, value }], why)
  await endAppeal(ctx.db, file.number, { standing: 'changed', decided: value, on: ctx.today })
  ctx.act.after({ before: stands, after: value })
  return { organisation: appeal.assessor, note: `${stands} 分更正为 ${value} 分` }
}

async function keepPoints(
  ctx: VerbContext,
  appeal: Appeal,
  { account, points }: Remark & { account: string },
): Promise<void> {
  const { session, sitting, settled, marks } = await worth(ctx, appeal, points ?? {})
  for (const [item, given] of Object.entries(points ?? {}))
    await writeGiven(ctx.db, {
      sitting: sitting.id,
      item,
      place: 'appeal',
      points: given,
      account,
      at: ctx.now,
    })
  await writeMarks(ctx.db, (await lastRound(ctx.db, session.id)) + 1, marks, ctx.now)
  await tellBank(ctx, settled)
}

/** 维持原成绩: told with its reason; the mark that stands now is the one that is kept. */
export async function keepMark(ctx: VerbContext, file: CaseFile): Promise<StepOutcome> {
  const { appeal, stands, value } = await remarked(ctx, file)
  if (stands === null) throw refusals.marksOpen()
  await endAppeal(ctx.db, file.number, { standing: 'kept', decided: stands, on: ctx.today })
  return { organisation: appeal.assessor, note: `复评 ${value} 分，成绩 ${stands} 分` }
}

/** Ends what the course of the examination has overtaken: marks that are entered anew, an examination that is void. */
export async function overtake(ctx: VerbContext, file: CaseFile): Promise<StepOutcome> {
  const appeal = await appealOf(ctx.db, file.number)
  const exam = await examById(ctx.db, appeal.exam)
  if (exam?.state === 'notice' || exam?.state === 'certified') throw refusals.marksStand()
  await endAppeal(ctx.db, file.number, { standing: 'overtaken', decided: null, on: ctx.today })
  return { organisation: appeal.assessor }
}
