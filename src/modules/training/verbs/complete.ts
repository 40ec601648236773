import { z } from 'zod'
import { Decision } from '../../../kernel/case/index.ts'
import { addMonths, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { readAttendance } from '../attendance/store.ts'
import { attendanceAttention, decideClass, decideTrainees } from '../class/completion.ts'
import { openDisputes } from '../dispute/store.ts'
import { classFinished } from '../events.ts'
import { endFaceConsents } from '../face/store.ts'
import { editionFor } from '../filing/filing-limits.ts'
import { pauseOf } from '../life/pause.ts'
import { runningClass } from '../life/running-class.ts'
import { followUp } from '../outcome/store.ts'
import { askCheck } from '../oversight/store.ts'
import { issueTrainingCertificates } from '../paper/training-certificate.ts'
import { refusals } from '../refusals.ts'
import { planOf, readTrainees, setResults } from '../roster/store.ts'
import { setCompleted } from '../store.ts'

const Completion = z.object({
  outcome: z.enum(['completed', 'refused', 'undecided']),
  decision: Decision,
  completed: z.number().int(),
  notCompleted: z.number().int(),
  attention: z.array(z.string()),
})

/** Completes a class after its last day (结业): decides on the class and on each trainee. */
export const completeClass = verb({
  name: 'training.complete',
  title: '办理结业',
  http: 'POST /training/classes/{id}/complete',
  who: may('training.teach'),
  input: z.strictObject({ id: z.uuid() }),
  output: Completion,
  async run(ctx, { id }): Promise<z.input<typeof Completion>> {
    const one = await runningClass(ctx, id)
    if (await pauseOf(ctx.db, id))
      throw refusals.pausedNow({ detail: '复课、上完停下的课以后，再办理结业。' })
    if (ctx.today <= one.endsOn) {
      throw refusals.lessonsLeft({ detail: `最后一次课在${formatDay(one.endsOn)}，从第二天起可以办理结业。` })
    }
    const disputes = await openDisputes(ctx.db, id)
    if (disputes.length > 0)
      throw refusals.disputesOpen({
        detail: `${disputes.map(({ number }) => number).join('、')}。请先答复，或等区人社局核对完，再办理结业。`,
      })
    const attendance = await readAttendance(ctx.db, id)
    const taught = {
      one,
      plan: await planOf(ctx.db, id),
      trainees: await readTrainees(ctx.db, id),
      attendance,
    }
    const { decision, record } = await decideClass(ctx, taught)
    const attention = attendanceAttention(
      attendance,
      editionFor(await ctx.standards(), one.filedOn).data.doubts,
    )
    if (decision.outcome !== 'granted') {
      return { outcome: 'refused', decision, completed: 0, notCompleted: taught.trainees.length, attention }
    }
    const results = await decideTrainees(ctx, taught)
    const undecided = results.filter((result) => result.undecided).length
    if (undecided > 0) {
      await askCheck(ctx.db, id, ctx.today)
      const [record] = results.filter((result) => result.undecided).map((result) => result.record)
      return {
        outcome: 'undecided',
        decision: record?.decision ?? decision,
        completed: 0,
        notCompleted: undecided,
        attention,
      }
    }
    await setResults(
      ctx.db,
      id,
      results.map(({ undecided: _undecided, ...result }) => result),
    )
    await setCompleted(ctx.db, id, { on: ctx.today, record, attention })
    const through = results.filter((result) => result.completed).map(({ person }) => person)
    await issueTrainingCertificates(ctx, one, through)
    const { followUp: term } = editionFor(await ctx.standards(), one.filedOn).data
    if (term) await followUp(ctx.db, id, through, addMonths(ctx.today, term.months))
    await endFaceConsents(ctx.db, id, { at: ctx.now, why: '班次结业' })
    await ctx.emit(classFinished, { class: id, provider: one.provider, completed: through })
    ctx.act.before({ state: one.state })
    ctx.act.after({ state: 'completed', on: ctx.today })
    const completed = through.length
    return { outcome: 'completed', decision, completed, notCompleted: results.length - completed, attention }
  },
})
