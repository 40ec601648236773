import { z } from 'zod'
import { qrSvg } from '../../../kernel/value/text/qr.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { passOf } from '../attendance/pass.ts'
import { readAttendance } from '../attendance/store.ts'
import { classTitle } from '../class/class-names.ts'
import { trainingRecord } from '../class/record.ts'
import { faceProvider } from '../face/providers.ts'
import { faceStandings } from '../face/store.ts'
import { classesOfPerson } from '../listing/store.ts'
import { publicClasses, timetableOf } from '../listing/views.ts'
import { trainingCertificatesOf } from '../paper/training-certificate.ts'
import { refusals } from '../refusals.ts'
import { starsOf } from '../satisfaction/store.ts'
import { PublicClass } from '../schema.ts'

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
        certificate: z
          .object({
            id: z.uuid(),
            serial: z.string(),
            code: z.string(),
            withdrawn: z.object({ on: z.string(), why: z.string() }).nullable(),
          })
          .nullable(),
        days: z.array(
          z.object({
            day: z.string(),
            planned: z.number().int(),
            attended: z.number().int(),
            time: z.string(),
            place: z.string(),
            /** What is held of the sign-in of that day, and why where it is not simply valid. */
            standing: z.enum(['confirmed', 'unconfirmed', 'rejected', 'voided']).nullable(),
            why: z.string().nullable(),
            byHand: z.boolean(),
          }),
        ),
        /** What the trainee said of the class (满意度), one to five. */
        stars: z.number().int().nullable(),
        /** The city compares pictures at sign-ins of this class, for whoever agrees (照片比对). */
        faceOffered: z.boolean(),
        /** What one agreed to; null where one never did. */
        faceStanding: z.enum(['agreed', 'withdrawn']).nullable(),
        /** What a teacher scans where one's own phone cannot (签到凭证). */
        pass: z.object({ code: z.string(), svg: z.string() }).nullable(),
      }),
    ),
  }),
  async run(ctx) {
    const person = ctx.actor.person
    if (!person) throw refusals.verifyIdentityFirst()
    const classes = await classesOfPerson(ctx.db, person)
    const shown = await publicClasses(ctx, classes)
    const certificates = new Map(
      (await trainingCertificatesOf(ctx.db, person)).map(({ class: of, id, serial, code, withdrawn }) => [
        of,
        { id, serial, code, withdrawn },
      ]),
    )
    const face = await faceProvider(ctx)
    const stars = await starsOf(ctx.db, person)
    const items = []
    for (const [at, one] of shown.entries()) {
      const kept = classes[at] as (typeof classes)[number]
      const record = await trainingRecord(ctx.db, one.id, person)
      if (!record) continue
      const lessons = new Map((await timetableOf(ctx.db, kept)).map((each) => [each.day, each]))
      const own = await readAttendance(ctx.db, one.id, { person, all: true })
      items.push({
        ...one,
        attendedHours: record.attendedHours,
        attendancePercent: record.attendancePercent,
        completed: one.state === 'completed' ? record.completed : null,
        stars: stars.get(one.id) ?? null,
        faceStanding: (await faceStandings(ctx.db, one.id)).get(person) ?? null,
        faceOffered: one.state === 'approved' && face !== null,
        certificate: certificates.get(one.id) ?? null,
        days: record.days.map((one) => {
          const entry = own.find(({ day }) => day === one.day)
          return {
            ...one,
            time: lessons.get(one.day)?.time ?? '',
            place: lessons.get(one.day)?.place ?? '',
            standing: entry?.standing ?? null,
            why: entry?.standingWhy ?? null,
            byHand: entry?.method === 'teacher',
          }
        }),
        pass:
          one.state === 'approved'
            ? passShown(passOf(ctx.sealer, one.id, person), `${classTitle(one)}签到凭证`)
            : null,
      })
    }
    return { items }
  },
})

/** A pass as it is shown: to be scanned, or read out. */
export const passShown = (code: string, label: string) => ({ code, svg: qrSvg(code, label) })
