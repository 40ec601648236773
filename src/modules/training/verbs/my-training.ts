import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { trainingRecord } from '../class/record.ts'
import { trainingCertificatesOf } from '../paper/training-certificate.ts'
import { refusals } from '../refusals.ts'
import { PublicClass } from '../schema.ts'
import { classesOfPerson } from '../store-listing.ts'
import { publicClasses } from '../views.ts'

/** The classes that the citizen is or was on, with the hours attended (我的培训). */
export const myTraining = verb({
  name: 'training.my-training',
  title: '查看本人培训',
  http: 'GET /training/mine',
  who: may('my.read'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      PublicClass.extend({
        attendedHours: z.number().int(),
        attendancePercent: z.number().int(),
        /** Null until the class is completed. */
        completed: z.boolean().nullable(),
        /** 培训合格证书, once there is one. */
        certificate: z.object({ id: z.uuid(), serial: z.string(), code: z.string() }).nullable(),
        days: z.array(z.object({ day: z.string(), planned: z.number().int(), attended: z.number().int() })),
      }),
    ),
  }),
  async run(ctx) {
    const person = ctx.actor.person
    if (!person) throw refusals.verifyIdentityFirst()
    const classes = await classesOfPerson(ctx.db, person)
    const shown = await publicClasses(ctx, classes)
    const certificates = new Map(
      (await trainingCertificatesOf(ctx.db, person)).map(({ class: of, id, serial, code }) => [
        of,
        { id, serial, code },
      ]),
    )
    const items = []
    for (const one of shown) {
      const record = await trainingRecord(ctx.db, one.id, person)
      if (!record) continue
      items.push({
        ...one,
        attendedHours: record.attendedHours,
        attendancePercent: record.attendancePercent,
        completed: one.state === 'completed' ? record.completed : null,
        certificate: certificates.get(one.id) ?? null,
        days: record.days,
      })
    }
    return { items }
  },
})
