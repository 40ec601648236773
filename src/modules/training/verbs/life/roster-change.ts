import { z } from 'zod'
import { Day } from '../../../../kernel/value/shapes.ts'
import { addDays, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { organisationByCreditCode, venuesOf } from '../../../organisations/index.ts'
import { GROUPS, registerPerson } from '../../../people/index.ts'
import { onRoster, readAttendance } from '../../attendance/store.ts'
import { endFaceConsents } from '../../face/store.ts'
import { editionFor } from '../../filing/filing-limits.ts'
import { runningClass } from '../../life/running-class.ts'
import { freePerson, keepRosterChange, leftOn } from '../../life/store.ts'
import { refusals } from '../../refusals.ts'
import { checkLines, groupOf, plain, type RosterLine } from '../../roster/roster.ts'
import { checkRegisters } from '../../roster/roster-register.ts'
import { insertTrainees, readDays, readTrainees, takeDays } from '../../roster/store.ts'

const Why = z.string().trim().min(4, '请写明原因').max(300)

/** Somebody joins a class that runs (中途加入), on the conditions of the filing, while enough lessons are left to complete it. */
export const joinClass = verb({
  name: 'training.join',
  title: '学员中途加入',
  http: 'POST /training/classes/{id}/trainees',
  who: may('training.teach'),
  input: z.strictObject({
    id: z.uuid(),
    on: Day,
    name: z.string().trim().min(1, '请填写姓名').max(60),
    idNumber: z.string().trim().min(1, '请填写证件号码').max(40),
    phone: z.string().trim().max(20).default(''),
    group: z.enum(Object.values(GROUPS) as [string, ...string[]]),
    creditCode: z.string().trim().max(40).default(''),
    why: Why,
  }),
  output: z.object({ person: z.uuid(), lessonsLeft: z.number().int() }),
  async run(ctx, { id, on, why, ...given }) {
    const one = await runningClass(ctx, id)
    const { limits, attendance } = editionFor(await ctx.standards(), one.filedOn).data
    const wrong = (path: string, message: string) => ({ fields: [{ path, message }] })
    if (on < ctx.today) throw refusals.joinPast(wrong('on', '请填今天或以后'))
    const plan = (await readDays(ctx.db, id)).filter(({ day }) => day >= on)
    const left = plan.reduce((sum, { lessons }) => sum + lessons, 0)
    if (left * 100 < one.hours * attendance.minimumPercent)
      throw refusals.tooLateToJoin(
        wrong(
          'on',
          `从${formatDay(on)}起只剩 ${left} 课时，不到全部 ${one.hours} 课时的 ${attendance.minimumPercent}%，结不了业；请编入下一个班`,
        ),
      )
    const trainees = await readTrainees(ctx.db, id)
    if (trainees.filter((trainee) => trainee.leftOn === null).length >= limits.mostTrainees)
      throw refusals.classFull({ detail: `一个班最多 ${limits.mostTrainees} 人。` })
    const venue = (await venuesOf(ctx.db, one.provider)).find(({ name }) => name === one.place)
    if (venue && trainees.filter((trainee) => trainee.leftOn === null).length >= venue.holds)
      throw refusals.venueFull({
        detail: `“${venue.name}”登记容纳 ${venue.holds} 人。请先换一处坐得下的场地。`,
      })
    const row = Math.max(0, ...trainees.map(({ line }) => line)) + 1
    const line: RosterLine = { row, bankAccount: '', note: '', ...given }
    const { problems } = checkLines([line], { today: ctx.today, startsOn: on }, limits)
    const register = await checkRegisters(ctx, [line], plan, null)
    const found = [...problems, ...register.problems]
    if (found.length > 0)
      throw refusals.mayNotJoin({
        fields: found.map(({ column, message }) => ({ path: column, message })),
      })
    const { id: person } = await registerPerson(ctx, {
      name: given.name,
      idNumber: plain(given.idNumber),
      phone: given.phone || null,
    })
    if (trainees.some((trainee) => trainee.person === person)) throw refusals.onRosterAlready()
    await insertTrainees(ctx.db, id, [
      {
        person,
        line: row,
        group: groupOf(given.group) ?? '',
        employer: register.employers.get(row) ?? null,
        note: '',
        attention: register.attention.map(({ text }) => text),
      },
    ])
    const busy = await takeDays(
      ctx.db,
      id,
      [person],
      plan.map(({ day }) => day),
    )
    if (busy.length > 0) throw refusals.traineeElsewhere()
    await keepRosterChange(ctx.db, id, {
      person,
      kind: 'joined',
      day: on,
      employer: null,
      why,
      by: ctx.actor.label,
      at: ctx.now,
    })
    return { person, lessonsLeft: left }
  },
})

/** Somebody leaves a class (中途离班): what was attended stays, the days after are free for another class. */
export const leaveClass = verb({
  name: 'training.leave',
  title: '学员中途离班',
  http: 'POST /training/classes/{id}/trainees/{person}/leave',
  who: may('training.teach'),
  input: z.strictObject({ id: z.uuid(), person: z.uuid(), on: Day, why: Why }),
  output: z.object({ left: z.string() }),
  async run(ctx, { id, person, on, why }) {
    const one = await runningClass(ctx, id)
    if (!(await onRoster(ctx.db, id, person))) throw refusals.noSuchTrainee()
    if (await leftOn(ctx.db, id, person)) throw refusals.leftAlready()
    const at = (message: string) => ({ fields: [{ path: 'on', message }] })
    if (on < one.startsOn) throw refusals.leaveBeforeStart(at(`请填${formatDay(one.startsOn)}或以后`))
    const last = (await readAttendance(ctx.db, id, { person }))
      .map(({ day }) => day)
      .sort()
      .at(-1)
    if (last && on <= last)
      throw refusals.leaveBeforeSignIn(
        at(`${formatDay(last)}还有签到，离班日最早填${formatDay(addDays(last, 1))}`),
      )
    await freePerson(ctx.db, id, person, on)
    await endFaceConsents(ctx.db, id, { at: ctx.now, why: '本人离班', person })
    await keepRosterChange(ctx.db, id, {
      person,
      kind: 'left',
      day: on,
      employer: null,
      why,
      by: ctx.actor.label,
      at: ctx.now,
    })
    return { left: on }
  },
})

/** A trainee changes employer while the class runs (中途换单位): kept with its day; who is paid stays the registers' to say. */
export const changeEmployer = verb({
  name: 'training.change-employer',
  title: '学员中途换单位',
  http: 'POST /training/classes/{id}/trainees/{person}/employer',
  who: may('training.teach'),
  input: z.strictObject({
    id: z.uuid(),
    person: z.uuid(),
    on: Day,
    creditCode: z.string().trim().max(40).default(''),
    why: Why,
  }),
  output: z.object({ employer: z.string().nullable() }),
  async run(ctx, { id, person, on, creditCode, why }) {
    await runningClass(ctx, id)
    if (!(await onRoster(ctx.db, id, person))) throw refusals.noSuchTrainee()
    if (on > ctx.today) throw refusals.dayToCome({ fields: [{ path: 'on', message: '请填已经换了的日子' }] })
    const employer = creditCode ? await organisationByCreditCode(ctx.db, plain(creditCode)) : null
    if (creditCode && !employer)
      throw refusals.noSuchEmployer({
        fields: [{ path: 'creditCode', message: '名录里没有这家单位，请核对信用代码；没有新单位的留空' }],
      })
    await keepRosterChange(ctx.db, id, {
      person,
      kind: 'employer',
      day: on,
      employer: employer?.id ?? null,
      why: employer ? `${employer.name}，${why}` : why,
      by: ctx.actor.label,
      at: ctx.now,
    })
    return { employer: employer?.name ?? null }
  },
})
