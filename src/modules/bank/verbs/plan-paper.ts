import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { examById } from '../../assessment/index.ts'
import { blueprintOn } from '../blueprint/standard.ts'
import { insertPaper, paperOfExam } from '../paper/store.ts'
import { refusals } from '../refusals.ts'

/** 安排试卷: which blueprint an examination's theory papers are drawn from, how many of them, and from when on. */
export const planPaper = verb({
  name: 'bank.plan-paper',
  title: '安排理论试卷',
  http: 'POST /bank/papers',
  who: may('bank.plan-paper'),
  input: z.strictObject({
    exam: z.uuid(),
    /** Parallel papers, so that neighbours have different ones. */
    forms: z.coerce.number().int().min(1, '至少一份').max(6, '至多六份'),
    /** When it begins, as the clock in the room shows it. */
    startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '写成 09:00'),
  }),
  output: z.object({ id: z.string() }),
  async run(ctx, { exam: wanted, forms, startsAt }) {
    const exam = await examById(ctx.db, wanted)
    if (!exam) throw refusals.noSuchExam()
    ctx.within({ organisation: exam.assessor })
    if (exam.state !== 'enrolling' && exam.state !== 'seated') throw refusals.noSuchExam()
    if (exam.heldOn < ctx.today) throw refusals.wrongDay()
    const blueprint = blueprintOn(await ctx.standards(), exam.occupation.name, exam.level, exam.heldOn)
    if (!blueprint) throw refusals.noBlueprint()
    if (await paperOfExam(ctx.db, exam.id)) throw refusals.examPlanned()
    const starts = new Date(`${exam.heldOn}T${startsAt}:00+08:00`)
    if (civilDateOf(starts) !== exam.heldOn || starts <= ctx.now) throw refusals.wrongDay()
    const id = randomUUID()
    ctx.act.subject('paper', id)
    await insertPaper(ctx.db, {
      id,
      exam: exam.id,
      examNumber: exam.number,
      organisation: exam.assessor,
      district: exam.district,
      occupation: exam.occupation.name,
      level: exam.level,
      blueprint: blueprint.id,
      forms,
      minutes: blueprint.data.minutes,
      startsAt: starts,
      plannedAt: ctx.now,
    })
    return { id }
  },
})
