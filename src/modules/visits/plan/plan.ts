import { z } from 'zod'
import { CaseNumber, Day } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { examById } from '../../assessment/index.ts'
import { refusals } from '../refusals.ts'
import { signOf } from './finding.ts'
import { openVisit } from './open.ts'
import { supervisorsOf } from './team.ts'

/** 安排督导: planned by the bureau, or begun from a finding; a drawn one comes from its draw alone. */
export const planVisit = verb({
  name: 'visits.plan',
  title: '安排质量督导',
  http: 'POST /visits',
  who: may('visits.plan'),
  input: z.strictObject({
    exam: z.uuid(),
    /** The day of the examination unless told; later for one that was held already. */
    day: Day.optional(),
    kind: z.enum(['routine', 'special']).default('routine'),
    /** From which finding; it is a visit after a sign then. */
    finding: CaseNumber.optional(),
    cards: z.array(z.string().trim().min(4).max(30)).min(1, '请选督导员').max(9),
    lead: z.string().trim().max(30),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { exam: id, day: asked, kind, finding, cards, lead }) {
    ctx.within({})
    const exam = await examById(ctx.db, id)
    if (!exam) throw refusals.noSuchExam()
    if (exam.state === 'cancelled' || exam.state === 'void') throw refusals.examOver()
    const sign = finding ? await signOf(ctx, finding) : null
    if (sign && sign.organisation !== exam.assessor) throw refusals.noSuchFinding()
    const day = asked ?? exam.heldOn
    if (day < ctx.today || day < exam.heldOn)
      throw refusals.dayPast({ fields: [{ path: 'day', message: '请填今天以后、考试日以后的日子' }] })
    const team = [...new Set(cards)]
    if (!team.includes(lead))
      throw refusals.leadNotAmong({ fields: [{ path: 'lead', message: '请在督导员里选组长' }] })
    const number = await openVisit(
      ctx,
      exam,
      { kind: sign ? 'sign' : kind, finding: sign?.number ?? null, draw: null },
      { day, team: await supervisorsOf(ctx, exam, day, team), lead },
    )
    ctx.act.after({ visit: number, exam: exam.number, day })
    return { number }
  },
})
