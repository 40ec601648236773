import { z } from 'zod'
import { noticeOfCase, openCase, requireCase } from '../../../../kernel/case/index.ts'
import { levelName } from '../../../../kernel/value/level.ts'
import { caseNumberOf } from '../../../../kernel/value/shapes.ts'
import { addWorkingDays } from '../../../../kernel/value/time/working-days.ts'
import { may, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { peopleByIds } from '../../../people/index.ts'
import { refusals } from '../../refusals.ts'
import { type Candidate, candidatesOf, type Exam, examById, examByNumber } from '../../store.ts'
import { accountsOf, cardsHere } from '../holder.ts'
import { recusalOn } from '../policy.ts'
import { recusalProcedure } from './procedure.ts'
import { insertRequest, waitingOf } from './store.ts'

/** So many requests of one account may wait in one examination. */
const MOST_OPEN = 3

/** By its id, or by the number that stands on the ticket, as the counter is shown it. */
const ExamNamed = z.union([z.uuid(), caseNumberOf('KS')])

async function named(ctx: VerbContext, id: string): Promise<Exam> {
  const exam = id.startsWith('KS-') ? await examByNumber(ctx.db, id) : await examById(ctx.db, id)
  if (!exam) throw refusals.noSuchExam()
  return exam
}

const asCandidate = (ctx: VerbContext): boolean =>
  ctx.actor.person !== null && ctx.actor.organisation === null

/** 可以申请什么: the examination and the relations, for a candidate, the counter and the organisation. */
export const readAskRecusal = verb({
  name: 'assessment.read-ask-recusal',
  title: '查看申请回避',
  http: 'GET /assessment/exams/{id}/recusal',
  who: may('assessment.ask-recusal'),
  input: z.strictObject({ id: ExamNamed }),
  output: z.object({
    id: z.uuid(),
    title: z.string(),
    heldOn: z.string(),
    place: z.string(),
    relations: z.array(z.object({ code: z.string(), text: z.string() })),
    /** Why one may not ask, in words. */
    why: z.string().nullable(),
  }),
  async run(ctx, { id }) {
    const exam = await named(ctx, id)
    if (asCandidate(ctx)) {
      if (!(await candidacy(ctx, exam, ctx.actor.person))) throw refusals.notEnrolled()
    } else requireCase(ctx, { organisation: exam.assessor, district: exam.district })
    return {
      id: exam.id,
      title: `${exam.occupation.name} ${levelName(exam.level)}`,
      heldOn: exam.heldOn,
      place: exam.place,
      relations: recusalOn(await ctx.standards(), exam.heldOn).relations,
      why: await closedFor(ctx, exam),
    }
  },
})

/**
 * 申请回避: a candidate for themselves, the counter for one who came, anybody of the organisation for a candidate or for all; before, at and after the
 * examination, within the term. Who it is against is said in the applicant's words: by name, by card or by what was seen.
 */
export const askRecusal = verb({
  name: 'assessment.ask-recusal',
  title: '申请考务人员回避',
  http: 'POST /assessment/exams/{id}/recusals',
  who: may('assessment.ask-recusal'),
  input: z.strictObject({
    id: ExamNamed,
    against: z.string().trim().min(2, '请写谁要回避：姓名、证卡编号或者第几考场的监考').max(60),
    relation: z.string().max(30),
    why: z.string().trim().min(4, '请写明理由，至少 4 个字').max(500, '不超过 500 个字'),
    /** For whom the counter asks, by the number of the ticket's seat. */
    seat: z
      .string()
      .trim()
      .regex(/^\d{3,4}$/, '座位号是三到四位数字')
      .optional(),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, against, relation, why, seat }) {
    const exam = await named(ctx, id)
    ctx.act.subject('case', exam.number)
    const candidate = await aboutWhom(ctx, exam, seat)
    const closed = await closedFor(ctx, exam)
    if (closed) throw refusals.recusalClosed({ detail: closed })
    if (!recusalOn(await ctx.standards(), exam.heldOn).relations.some(({ code }) => code === relation))
      throw refusals.badBonds({ fields: [{ path: 'relation', message: '请选一种关系' }] })
    const by = ctx.actor.account ?? ''
    if ((await waitingOf(ctx.db, exam.id, by)) >= MOST_OPEN) throw refusals.recusalsWait()
    const { number } = await openCase(ctx, recusalProcedure, {
      district: exam.district,
      person: candidate?.person ?? null,
      organisation: exam.assessor,
      title: `申请回避：${exam.occupation.name} ${levelName(exam.level)}`,
      subtitle: exam.number,
      form: { exam: exam.id, judged: await accountsNamed(ctx, exam, against) },
    })
    await insertRequest(ctx, {
      number,
      exam: exam.id,
      candidate: candidate?.person ?? null,
      said: { against, relation, why },
      askedBy: by,
      at: ctx.now,
    })
    return { number }
  },
})

/** The candidate whom it is about: oneself; whom the counter names; of the organisation a seat or all. */
async function aboutWhom(ctx: VerbContext, exam: Exam, seat: string | undefined): Promise<Candidate | null> {
  if (asCandidate(ctx)) {
    const mine = await candidacy(ctx, exam, ctx.actor.person)
    if (!mine) throw refusals.notEnrolled()
    return mine
  }
  requireCase(ctx, { organisation: exam.assessor, district: exam.district })
  if (seat === undefined) {
    if (ctx.actor.kind === 'official')
      throw refusals.badBonds({ fields: [{ path: 'seat', message: '请填写准考证上的座位号' }] })
    return null
  }
  const one = (await candidatesOf(ctx.db, exam.id)).find((of) => of.seat === seat)
  if (!one) throw refusals.badBonds({ fields: [{ path: 'seat', message: `没有 ${seat} 号考生` }] })
  return one
}

const candidacy = async (ctx: VerbContext, exam: Exam, person: string | null) =>
  person === null
    ? undefined
    : (await candidatesOf(ctx.db, exam.id)).find((one) => one.person === person && one.eligible)

/** Why it is too late or too early, in words; null where one may ask. */
async function closedFor(ctx: VerbContext, exam: Exam): Promise<string | null> {
  if (exam.state === 'cancelled' || exam.state === 'void') return '这场考试已经取消或者作废。'
  const { askDays } = recusalOn(await ctx.standards(), exam.heldOn)
  const from = (await noticeOfCase(ctx.db, exam.number))?.openedOn ?? exam.heldOn
  const until = addWorkingDays(from, askDays, ctx.calendar).day
  const published = exam.state === 'notice' || exam.state === 'certified'
  return published && ctx.today > until
    ? '成绩公布以后的申请期限已经过了；对成绩有疑问的，可以在期限以内申请成绩复核。'
    : null
}

/** The accounts of whoever is meant, so that they do not decide about themselves: by name or card, as far as it can be told. */
async function accountsNamed(ctx: VerbContext, exam: Exam, against: string): Promise<string[]> {
  const here = await cardsHere(ctx, exam)
  const names = await peopleByIds(
    ctx,
    here.map(({ person }) => person),
  )
  const meant = here.filter(
    ({ person, card }) => against.includes(card) || against.includes(names.get(person)?.name ?? card),
  )
  const accounts = await Promise.all(meant.map(({ person }) => accountsOf(ctx, exam, person)))
  return [...new Set(accounts.flat())]
}
