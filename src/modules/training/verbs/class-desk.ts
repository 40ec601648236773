import { z } from 'zod'
import { readFile } from '../../../kernel/case/index.ts'
import { addYears } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { organisationsByIds, rectificationsOf } from '../../organisations/index.ts'
import { GROUPS, peopleByIds, type SubsidyGroup } from '../../people/index.ts'
import { METHODS, readAttendance } from '../attendance/store.ts'
import { editionFor } from '../filing/filing-limits.ts'
import { pauseOf } from '../life/pause.ts'
import { ownClass, publicClasses, timetableOf } from '../listing/views.ts'
import { checkOf } from '../oversight/store.ts'
import { certificatesOfClass } from '../paper/training-certificate.ts'
import { readDays, readTrainees } from '../roster/store.ts'
import { PublicClass, TimetableDay } from '../schema.ts'
import { shownTeacher } from '../teachers/teacher.ts'
import { RecordedShape, recordedOf } from '../video/recorded.ts'

const Result = z.object({ hours: z.number().int(), percent: z.number().int(), completed: z.boolean() })

/** Everything that the provider needs of its own class: roster, timetable, who signed in on which day. */
export const readClassDesk = verb({
  name: 'training.class-desk',
  title: '查看本机构班次',
  http: 'GET /training/classes/{id}/desk',
  who: may('training.teach'),
  input: z.strictObject({ id: z.uuid() }),
  output: PublicClass.extend({
    /** Who of the register teaches it, or null where only a name was written. */
    teacherPerson: z.uuid().nullable(),
    teacherShown: z.string(),
    hoursPerDay: z.number().int(),
    restDays: z.enum(['none', 'weekends']),
    /** The usual times of its lessons, or null where they were never filled in. */
    times: z.object({ from: z.string(), to: z.string() }).nullable(),
    /** The state of the filing's case, and what was asked to be corrected, if anything. */
    caseState: z.string(),
    attention: z.array(z.string()),
    today: z.string(),
    /** Until when the records of a completed class are kept (档案保存期). */
    keepUntil: z.string().nullable(),
    /** Entries after their day wait for the district, or the provider's rectification stopped lessons. */
    checkAskedOn: z.string().nullable(),
    checkedOn: z.string().nullable(),
    missedLessons: z.number().int(),
    /** Since when the class pauses (停课), or null. */
    pausedFrom: z.string().nullable(),
    recorded: RecordedShape,
    /** What groups there are, for whoever joins (人员类别). */
    groups: z.array(z.string()),
    days: z.array(TimetableDay.extend({ signed: z.number().int() })),
    roster: z.array(
      z.object({
        person: z.uuid(),
        line: z.number().int(),
        joinedOn: z.string().nullable(),
        leftOn: z.string().nullable(),
        name: z.string(),
        idNumber: z.string(),
        group: z.string(),
        employer: z.string().nullable(),
        attended: z.number().int(),
        /** Days signed in, each with how and when. */
        signed: z.array(
          z.object({
            day: z.string(),
            at: z.string(),
            method: z.enum(METHODS),
            standing: z.enum(['confirmed', 'unconfirmed', 'rejected', 'voided']),
            why: z.string().nullable(),
            reason: z.string().nullable(),
          }),
        ),
        result: Result.nullable(),
        certificate: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx, { id }) {
    const one = await ownClass(ctx, id)
    const [shown] = await publicClasses(ctx, [one])
    if (!shown) throw new Error('the class vanished')
    const days = await readDays(ctx.db, id)
    const trainees = await readTrainees(ctx.db, id)
    const attendance = await readAttendance(ctx.db, id)
    const people = await peopleByIds(
      ctx,
      trainees.map(({ person }) => person),
    )
    const employers = await organisationsByIds(
      ctx.db,
      trainees.flatMap(({ employer }) => (employer ? [employer] : [])),
    )
    const check = await checkOf(ctx.db, id)
    const stops = await rectificationsOf(ctx.db, one.provider)
    const signedDays = new Set(attendance.map(({ day }) => day))
    const certificates = new Map(
      (await certificatesOfClass(ctx.db, id)).map((each) => [each.person, each.serial]),
    )
    const { retention } = editionFor(await ctx.standards(), one.filedOn).data
    const lessons = new Map(days.map(({ day, lessons: count }) => [day, count]))
    return {
      ...shown,
      teacherPerson: one.teacherPerson,
      teacherShown: shownTeacher({ name: one.teacher, person: one.teacherPerson }),
      hoursPerDay: one.hoursPerDay,
      restDays: one.restDays,
      times: one.at,
      caseState: (await readFile(ctx.db, one.number))?.state ?? '',
      attention: one.attention,
      today: ctx.today,
      keepUntil: one.completedOn ? addYears(one.completedOn, retention.years) : null,
      checkAskedOn: check.askedOn,
      checkedOn: check.checkedOn,
      recorded: await recordedOf(ctx, one),
      groups: Object.values(GROUPS),
      pausedFrom: (await pauseOf(ctx.db, id))?.from ?? null,
      missedLessons: days.filter(
        ({ day }) =>
          !signedDays.has(day) && stops.some(({ from, to }) => from <= day && (to === null || day <= to)),
      ).length,
      days: (await timetableOf(ctx.db, one)).map((each) => ({
        ...each,
        signed: attendance.filter((sign) => sign.day === each.day).length,
      })),
      roster: trainees.map((trainee) => {
        const signed = attendance.filter(({ person }) => person === trainee.person)
        return {
          person: trainee.person,
          line: trainee.line,
          joinedOn: trainee.joinedOn,
          leftOn: trainee.leftOn,
          name: people.get(trainee.person)?.maskedName ?? '',
          idNumber: people.get(trainee.person)?.maskedIdNumber ?? '',
          group: GROUPS[trainee.group as SubsidyGroup],
          employer: trainee.employer ? (employers.get(trainee.employer)?.name ?? null) : null,
          attended: signed.reduce((sum, { day }) => sum + (lessons.get(day) ?? 0), 0),
          signed: signed.map(({ day, at, method, reason, standing, standingWhy }) => ({
            day,
            at: at.toISOString(),
            method,
            standing,
            why: standingWhy,
            reason,
          })),
          certificate: certificates.get(trainee.person) ?? null,
          result:
            trainee.completed === null
              ? null
              : {
                  hours: trainee.hours ?? 0,
                  percent: trainee.attendancePercent ?? 0,
                  completed: trainee.completed,
                },
        }
      }),
    }
  },
})
