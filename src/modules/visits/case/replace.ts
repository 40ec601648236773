import { z } from 'zod'
import type { CaseFile, StepOutcome } from '../../../kernel/case/index.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { examById } from '../../assessment/index.ts'
import { visitOf } from '../desk/standing.ts'
import { supervisorsOf } from '../plan/team.ts'
import { refusals } from '../refusals.ts'
import { mayWalk } from '../rules/team.ts'
import { insertSupervisors, standBack, supervisorsIn } from '../store/supervisors.ts'
import { tellGone, tellTeam } from '../telling/tell.ts'

/** Who goes, who comes, and why. */
export const Replacing = z.strictObject({
  out: z.string().trim().toUpperCase().min(4, '请填写证卡编号').max(30).meta({
    title: '换下的督导员证卡编号',
    description: '回避的，填回避的人',
  }),
  in: z
    .string()
    .trim()
    .toUpperCase()
    .min(4, '请填写证卡编号')
    .max(30)
    .meta({ title: '换上的督导员证卡编号' }),
  why: z.string().trim().min(4, '请写明为什么换，至少 4 个字').max(300).meta({ title: '为什么换' }),
})

/** 换督导员: whoever comes takes the place, the lead's too; the whole team is asked once more. */
export async function replaceSupervisor(
  ctx: VerbContext,
  file: CaseFile,
  { input }: { input: z.output<typeof Replacing> },
): Promise<StepOutcome> {
  const visit = await visitOf(ctx, file.number)
  const all = await supervisorsIn(ctx.db, file.number)
  const out = all.find(({ card, until, owed }) => card === input.out && (until === null || owed))
  if (!out) throw refusals.notOnTeamOut({ fields: [{ path: 'input.out', message: '请照督导组填写' }] })
  const staying = all.filter(({ card, until }) => until === null && card !== out.card)
  const exam = await examById(ctx.db, visit.exam)
  if (!exam) throw refusals.noSuchExam()
  const cards = [...staying.map(({ card }) => card), input.in]
  const team = await supervisorsOf(ctx, exam, visit.day, [...new Set(cards)])
  const facts = { day: visit.day, supervisors: team.map((one) => one.facts) }
  const decision = mayWalk(facts, await ctx.standards())
  // Others who stand back have their own place filled for themselves.
  const owed = all.filter((one) => one.owed && one.card !== out.card).length
  const unmet = decision.reasons.flatMap(({ met, found, rule }) =>
    met || found === null || (rule === 'supervisors-enough' && owed > 0) ? [] : [found],
  )
  if (unmet.length > 0) throw refusals.notAssignable({ detail: `${unmet.join('；')}。` })
  const member = team.find(({ facts: { card } }) => card === input.in)?.member
  if (!member) throw refusals.notAssignable()
  await standBack(ctx.db, file.number, out.card, {
    at: out.until ?? ctx.now,
    why: out.why ?? input.why,
    owed: false,
  })
  await insertSupervisors(ctx.db, file.number, [{ ...member, lead: out.lead }])
  const seq = file.revision + 1
  await tellGone(ctx, file, seq, out.account, `质量督导：${formatDay(visit.day)}的督导已经换人，您不再去。`)
  await tellTeam(
    ctx,
    file,
    seq,
    {
      text: `质量督导：请您接替去督导，${formatDay(visit.day)}，${visit.place}，${visit.title}${out.lead ? '，任组长' : ''}。请先申报回避；不能去的，请在督导页写明。`,
      asks: true,
    },
    ({ account }) => account === member.account,
  )
  return {
    note: `${out.name}换成${member.name}：${input.why}`,
    record: await ctx.record('visits.team', facts, decision),
  }
}
