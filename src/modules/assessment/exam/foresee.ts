import type { CaseFile, Foreseen } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { openFindings } from '../recusal/finding/store.ts'
import { candidatesOf, examOfCase } from '../store.ts'
import { resultsOf } from './results.ts'

/** Who will get a seat, who waits for one, and who may not sit the examination. */
export async function foreseeSeats(ctx: VerbContext, file: CaseFile): Promise<Foreseen[]> {
  const exam = await examOfCase(ctx.db, file.number)
  const candidates = await candidatesOf(ctx.db, exam.id)
  const eligible = candidates.filter((one) => one.eligible).length
  const waiting = Math.max(0, eligible - exam.capacity)
  const refused = candidates.length - eligible
  return [
    {
      label: '编排',
      text: `${eligible - waiting} 人有座位（共 ${exam.capacity} 个）${waiting > 0 ? `，${waiting} 人候补` : ''}`,
      warns: eligible === 0,
    },
    ...(refused > 0 ? [{ label: '不编排', text: `${refused} 人不符合条件` }] : []),
    { label: '报名', text: '编排后截止，不能再报名或导入' },
  ]
}

/** How many will have passed, by the rule that publishes; whose marks are not ready keeps all from being published. */
export async function foreseeResults(ctx: VerbContext, file: CaseFile): Promise<Foreseen[]> {
  const exam = await examOfCase(ctx.db, file.number)
  const results = await resultsOf(ctx, exam)
  const count = (outcome: string) => results.filter(({ decision }) => decision.outcome === outcome).length
  const [passed, failed] = [count('granted'), count('refused')]
  const open = results.length - passed - failed
  const findings = (await openFindings(ctx.db, exam.id)).length
  return [
    ...(findings > 0
      ? [{ label: '回避核查', text: `${findings} 件没有办结：公布以后换人重评要走成绩复核`, warns: true }]
      : []),
    { label: '成绩', text: `${results.length} 人：合格 ${passed} 人，不合格 ${failed} 人` },
    ...(open > 0
      ? [{ label: '还不能公布', text: `${open} 人的成绩不全或两遍不一致`, warns: true }]
      : [{ label: '公示期满', text: `自动发证 ${passed} 张` }]),
  ]
}
