import { z } from 'zod'
import { Day } from '../../../../kernel/value/shapes.ts'
import { civilDateOf } from '../../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { peopleByIds } from '../../../people/index.ts'
import { readAttendance } from '../../attendance/store.ts'
import { classTitle } from '../../class/class-names.ts'
import { lateEntries } from '../../class/late-entries.ts'
import { entriesStruck } from '../../events.ts'
import { editionFor } from '../../filing/filing-limits.ts'
import { checkOf, classesToCheck, setChecked, strikeEntries } from '../../oversight/store.ts'
import { refusals } from '../../refusals.ts'
import { lockClass, readClass } from '../../store.ts'
import { noClass, publicClasses } from '../../views.ts'

const Entry = z.object({
  person: z.uuid(),
  name: z.string(),
  day: z.string(),
  enteredAt: z.string(),
  enteredBy: z.string().nullable(),
  reason: z.string().nullable(),
})

/** Classes that cannot be completed before the district has looked at entries made after their day (待核对补录). */
export const listAttendanceChecks = verb({
  name: 'training.attendance-checks',
  title: '查看待核对的补录签到',
  http: 'GET /training/attendance-checks',
  who: may('training.accept'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        title: z.string(),
        provider: z.string(),
        askedOn: z.string(),
        entries: z.array(Entry),
      }),
    ),
  }),
  async run(ctx) {
    const items = []
    for (const id of await classesToCheck(ctx.db, ctx.actor.districts)) {
      const one = await readClass(ctx.db, id)
      if (!one) continue
      const [shown] = await publicClasses(ctx, [one])
      const { lateDays } = editionFor(await ctx.standards(), one.filedOn).data.doubts
      const late = lateEntries(await readAttendance(ctx.db, id), lateDays)
      const people = await peopleByIds(
        ctx,
        late.map(({ person }) => person),
      )
      items.push({
        id,
        number: one.number,
        title: classTitle(one),
        provider: shown?.provider.name ?? '',
        askedOn: (await checkOf(ctx.db, id)).askedOn ?? ctx.today,
        entries: late.map(({ person, day, at, enteredBy, reason }) => ({
          person,
          name: people.get(person)?.maskedName ?? '',
          day,
          enteredAt: civilDateOf(at),
          enteredBy,
          reason,
        })),
      })
    }
    return { items }
  },
})

/**
 * An officer of the district looks at entries by hand made after their day (核对补录), against the paper list or the
 * recording: those struck count for nothing, the others count, and the provider can complete the class.
 */
export const checkAttendance = verb({
  name: 'training.check-attendance',
  title: '核对补录签到',
  http: 'POST /training/classes/{id}/attendance-check',
  who: may('training.accept'),
  input: z.strictObject({
    id: z.uuid(),
    evidence: z.string().trim().min(4, '请写明核对了什么，如纸质签到表、录像').max(300),
    struck: z.array(z.strictObject({ person: z.uuid(), day: Day })).max(5000),
  }),
  output: z.object({ counted: z.number().int(), struck: z.number().int() }),
  async run(ctx, { id, evidence, struck }) {
    const one = await lockClass(ctx.db, id)
    if (!one) throw noClass()
    ctx.within({ district: one.district })
    ctx.act.subject('class', id)
    ctx.act.district(one.district)
    ctx.act.purpose(evidence)
    const { askedOn, checkedOn } = await checkOf(ctx.db, id)
    if (one.state !== 'approved' || askedOn === null || checkedOn !== null) throw refusals.nothingToCheck()
    const { lateDays } = editionFor(await ctx.standards(), one.filedOn).data.doubts
    const late = lateEntries(await readAttendance(ctx.db, id), lateDays)
    const known = new Set(late.map(({ person, day }) => `${person} ${day}`))
    if (struck.some(({ person, day }) => !known.has(`${person} ${day}`))) throw refusals.notEnteredLate()
    await strikeEntries(ctx.db, id, struck, ctx.today)
    await setChecked(ctx.db, id, { on: ctx.today, by: ctx.actor.account, evidence })
    if (struck.length > 0)
      await ctx.emit(entriesStruck, {
        class: id,
        provider: one.provider,
        on: ctx.today,
        count: struck.length,
        evidence,
      })
    return { counted: late.length - struck.length, struck: struck.length }
  },
})
