import { z } from 'zod'
import { Day } from '../../../../kernel/value/shapes.ts'
import { formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { lockLessons } from '../../lessons/held.ts'
import { refusals } from '../../refusals.ts'
import { ownProvider } from '../../teachers/enter.ts'
import { endTeacher, lockTeacher, plannedAfter } from '../../teachers/store.ts'

/** A teacher leaves (教师离任): after the last day nobody plans a lesson with that person. Lessons planned already go to another first. */
export const teacherLeaves = verb({
  name: 'training.teacher-leaves',
  title: '教师离任',
  http: 'POST /training/teachers/{id}/end',
  who: may('training.file'),
  input: z.strictObject({
    id: z.uuid(),
    until: Day,
    why: z.string().trim().min(2, '请写明为什么').max(200),
  }),
  output: z.object({ until: z.string() }),
  async run(ctx, { id, until, why }) {
    const provider = await ownProvider(ctx)
    const one = await lockTeacher(ctx.db, provider.id, id)
    if (!one) throw refusals.noSuchTeacher()
    ctx.act.subject('person', one.person)
    ctx.act.purpose(why)
    if (one.until) throw refusals.teacherLeft({ detail: `${formatDay(one.until)}已登记离任。` })
    const at = (message: string) => ({ fields: [{ path: 'until', message }] })
    if (until < one.from) throw refusals.badTeacher(at(`任教从${formatDay(one.from)}起，请填这一天或以后`))
    if (until > ctx.today) throw refusals.badTeacher(at('离任日还没有到，到那天再登记'))
    // Whoever files a class with this teacher at this moment waits, or is waited for.
    await lockLessons(ctx.db, provider.id, [one.person])
    const planned = await plannedAfter(ctx.db, { provider: provider.id, person: one.person, after: until })
    if (planned.length > 0)
      throw refusals.teacherStillPlanned({
        detail: `${planned.map(({ number, day }) => `${number}（到${formatDay(day)}）`).join('、')}还排着这位教师，请先在班次页换教师。`,
      })
    await endTeacher(ctx.db, id, until, why)
    ctx.act.after({ until })
    return { until }
  },
})
