import { z } from 'zod'
import type { CaseFile, StepOutcome } from '../../../../kernel/case/index.ts'
import type { VerbContext } from '../../../../kernel/verb/index.ts'
import { refusals } from '../../refusals.ts'
import { candidatesOf, lockExam } from '../../store.ts'
import { takeEffect } from '../effect.ts'
import { cardsHere, holdersOf } from '../holder.ts'
import { insertBond } from '../store.ts'
import { endRequest, requestOf } from './store.ts'

/** Who it is, by card: the applicant may have known a face only. */
export const Granting = z.strictObject({
  card: z.string().trim().min(4, '请填写证卡编号').max(30).meta({
    title: '要回避的人的证卡编号',
    description: '见“谁考评、谁监考”；不止一个人的，一个人办一次',
  }),
})

/** 决定回避: from now on the two do not come together; whoever is meant does not decide about themselves. */
export async function grantRecusal(
  ctx: VerbContext,
  file: CaseFile,
  { input }: { input: z.output<typeof Granting> },
): Promise<StepOutcome> {
  const request = await requestOf(ctx, file.number)
  const exam = await lockExam(ctx.db, request.exam)
  if (!exam) throw refusals.noSuchExam()
  const one = (await cardsHere(ctx, exam)).find(({ card }) => card === input.card)
  if (!one) throw refusals.noCardHere({ fields: [{ path: 'input.card', message: '本场没有这张证卡' }] })
  if ((await holdersOf(ctx, exam)).get(ctx.actor.account ?? '')?.has(one.person)) throw refusals.decidesOwn()
  const all = (await candidatesOf(ctx.db, exam.id)).filter(({ eligible }) => eligible)
  const meant = request.candidate === null ? all.map(({ person }) => person) : [request.candidate]
  const bound = { exam: exam.id, person: one.person, source: 'decided', by: ctx.actor.account ?? '' } as const
  const fresh: string[] = []
  for (const candidate of meant) {
    const relation = request.said.relation
    if (await insertBond(ctx.db, ctx.sealer, { ...bound, candidate, relation, at: ctx.now }))
      fresh.push(candidate)
  }
  await endRequest(ctx.db, file.number, 'granted')
  const done = await takeEffect(ctx.asSystem(`决定回避 ${file.number}`), exam, {
    person: one.person,
    candidates: fresh,
  })
  return { note: [`证卡 ${input.card} 回避 ${meant.length} 人`, ...done].join('；').slice(0, 500) }
}
