import { z } from 'zod'
import { openCase } from '../../../../kernel/case/index.ts'
import { Day } from '../../../../kernel/value/shapes.ts'
import { formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { personById } from '../../../people/index.ts'
import { onRoster, readAttendance } from '../../attendance/store.ts'
import { classTitle } from '../../class/class-names.ts'
import { disputeProcedure } from '../../dispute/procedure.ts'
import { insertDispute, openDisputes } from '../../dispute/store.ts'
import { noClass } from '../../listing/views.ts'
import { refusals } from '../../refusals.ts'
import { readDays } from '../../roster/store.ts'
import { holdClass } from '../../store.ts'

/** A trainee says that the record of a day is wrong (对考勤有异议); the provider has to answer, else the district does. */
export const disputeAttendance = verb({
  name: 'training.dispute-attendance',
  title: '对考勤有异议',
  http: 'POST /training/classes/{id}/disputes',
  who: may('training.attend'),
  input: z.strictObject({
    id: z.uuid(),
    day: Day,
    said: z.string().trim().min(4, '请写明那天的情况，至少4个字').max(500, '不超过500个字'),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, day, said }) {
    const person = ctx.actor.person ? await personById(ctx, ctx.actor.person) : null
    if (!person) throw refusals.verifyIdentityFirst()
    const one = await holdClass(ctx.db, id)
    if (!one) throw noClass()
    if (!(await onRoster(ctx.db, id, person.id))) throw refusals.notOnRoster()
    ctx.act.subject('class', id)
    if (one.state !== 'approved') throw refusals.disputeTooLate()
    if (day > ctx.today)
      throw refusals.dayToCome({ fields: [{ path: 'day', message: '只能对上过的课有异议' }] })
    const planned = (await readDays(ctx.db, id)).some((each) => each.day === day)
    if (!planned) throw refusals.noLessonThen(formatDay(day))
    const [record] = await readAttendance(ctx.db, id, { person: person.id, day })
    if (record?.standing === 'confirmed') throw refusals.nothingToDispute()
    const open = await openDisputes(ctx.db, id, person.id)
    if (open.some((dispute) => dispute.day === day)) throw refusals.disputedAlready()
    const { number } = await openCase(ctx, disputeProcedure, {
      district: one.district,
      person: person.id,
      organisation: one.provider,
      title: `考勤异议：${formatDay(day)}`,
      subtitle: `${person.name} · ${classTitle(one)}`,
      form: { class: id, day },
    })
    await insertDispute(ctx.db, { number, class: id, day, person: person.id, said })
    return { number }
  },
})
