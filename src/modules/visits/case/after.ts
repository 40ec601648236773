import { z } from 'zod'
import type { CaseFile, StepOutcome } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { MEASURE_KINDS, MEASURES, orderMeasure } from '../../supervision/index.ts'
import { visitOf } from '../desk/standing.ts'
import { refusals } from '../refusals.ts'
import { supervisorsIn } from '../store/supervisors.ts'
import { endVisit } from '../store/visits.ts'
import { tellTeam } from '../telling/tell.ts'

/** Whoever was on the team neither looks at what was put right nor decides what follows. */
export async function requireNotVisited(ctx: VerbContext, number: string): Promise<void> {
  const team = await supervisorsIn(ctx.db, number)
  if (team.some(({ account }) => account === ctx.actor.account)) throw refusals.visited()
}

/** Which measure follows (处理措施). */
export const HandOver = z.strictObject({
  kind: z.enum(MEASURE_KINDS).meta({ title: '采取什么措施', choices: MEASURES }),
  document: z.string().trim().min(2, '请填写文号').max(100).meta({ title: '文号' }),
  reason: z.string().trim().min(4, '请写明理由').max(300).meta({ title: '理由', kind: 'long-text' }),
})

/** 转监督处理措施: a measure of `supervision` is ordered, in a case of its own; this one ends with its number. */
export async function handOver(
  ctx: VerbContext,
  file: CaseFile,
  { input }: { input: z.output<typeof HandOver> },
): Promise<StepOutcome> {
  await requireNotVisited(ctx, file.number)
  const visit = await visitOf(ctx, file.number)
  const measure = await orderMeasure(ctx.asSystem(`${file.number} 督导转处理`), {
    finding: file.number,
    organisation: visit.organisation,
    district: visit.district,
    ...input,
  })
  await endVisit(ctx.db, file.number, { standing: 'handed', on: ctx.today, handedTo: measure })
  await tellTeam(ctx, file, file.revision + 1, {
    text: `质量督导：查出的问题已经转处理（${MEASURES[input.kind]}）。`,
  })
  return { note: `${MEASURES[input.kind]} ${measure}：${input.reason}`.slice(0, 500) }
}

export const ToStrike = z.strictObject({
  reason: z
    .string()
    .trim()
    .min(4, '请写明查实了什么')
    .max(300)
    .meta({ title: '查实了什么', kind: 'long-text', description: '成绩、证书在考试办件里撤销或者作废' }),
})

/** 转撤销成绩、作废考试: the case of the examination has these steps; this one ends with its number. */
export async function toStrike(
  ctx: VerbContext,
  file: CaseFile,
  { input }: { input: z.output<typeof ToStrike> },
): Promise<StepOutcome> {
  await requireNotVisited(ctx, file.number)
  const { examNumber } = await visitOf(ctx, file.number)
  await endVisit(ctx.db, file.number, { standing: 'handed', on: ctx.today, handedTo: examNumber })
  await tellTeam(ctx, file, file.revision + 1, { text: '质量督导：查出的问题已经转撤销成绩、作废考试。' })
  return { note: `转考试 ${examNumber} 撤销成绩或者作废：${input.reason}` }
}
