import { z } from 'zod'
import { Day } from '../../../../kernel/value/shapes.ts'
import { civilDateOf } from '../../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { peopleByIds } from '../../../people/index.ts'
import { type Attendance, changeStanding, readAttendance } from '../../attendance/store.ts'
import { classTitle } from '../../class/class-names.ts'
import { byHandAlone, entriesToLookAt } from '../../class/late-entries.ts'
import { attendanceChecked, entriesStruck } from '../../events.ts'
import { editionFor } from '../../filing/filing-limits.ts'
import { noClass, publicClasses } from '../../listing/views.ts'
import { checkOf, classesToCheck, setChecked } from '../../oversight/store.ts'
import { refusals } from '../../refusals.ts'
import { lockClass, readClass, type TrainingClass } from '../../store.ts'

const Entry = z.object({
  person: z.uuid(),
  name: z.string(),
  day: z.string(),
  enteredAt: z.string(),
  /** What to look at: by whom it was entered and why, or what speaks against it. */
  says: z.string(),
})

/** Classes that cannot be completed before the district has looked at some of their sign-ins (待核对签到). */
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
      const waiting = await waitingIn(ctx, one)
      const people = await peopleByIds(
        ctx,
        waiting.map(({ person }) => person),
      )
      items.push({
        id,
        number: one.number,
        title: classTitle(one),
        provider: shown?.provider.name ?? '',
        askedOn: (await checkOf(ctx.db, id)).askedOn ?? ctx.today,
        entries: waiting.map((entry) => ({
          person: entry.person,
          name: people.get(entry.person)?.maskedName ?? '',
          day: entry.day,
          enteredAt: civilDateOf(entry.at),
          says: saysOf(entry),
        })),
      })
    }
    return { items }
  },
})

/** Everything in a class that somebody else than its teacher has to look at. */
async function waitingIn(ctx: VerbContext, one: TrainingClass): Promise<Attendance[]> {
  const { doubts } = editionFor(await ctx.standards(), one.filedOn).data
  const attendance = await readAttendance(ctx.db, one.id)
  const waiting = new Set([...entriesToLookAt(attendance, doubts.lateDays), ...byHandAlone(attendance)])
  return attendance.filter((entry) => waiting.has(entry))
}

const saysOf = ({ method, enteredBy, reason, standing, standingWhy, at, day }: Attendance): string =>
  [
    ...(method === 'teacher'
      ? [
          `${civilDateOf(at)} 由${enteredBy ?? '教师'}${civilDateOf(at) > day ? '补录' : '手工签到'}，${reason}`,
        ]
      : []),
    ...(standing === 'unconfirmed' && standingWhy ? [standingWhy] : []),
  ].join('；')

/**
 * An officer of the district looks at sign-ins that wait for it (核对签到), against the paper list or the recording: those struck
 * count for nothing and stay on file, the others count, and the provider can complete the class.
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
    const waiting = await waitingIn(ctx, one)
    const keyOf = ({ person, day }: { person: string; day: string }) => `${person} ${day}`
    const known = new Set(waiting.map(keyOf))
    if (struck.some((entry) => !known.has(keyOf(entry)))) throw refusals.notToCheck()
    const gone = new Set(struck.map(keyOf))
    const looked = { why: evidence, by: ctx.actor.label, at: ctx.now, looked: true }
    const parts = {
      confirmed: waiting.filter((entry) => !gone.has(keyOf(entry))),
      rejected: waiting.filter((entry) => gone.has(keyOf(entry)) && entry.standing === 'unconfirmed'),
      voided: waiting.filter((entry) => gone.has(keyOf(entry)) && entry.standing !== 'unconfirmed'),
    }
    for (const standing of ['confirmed', 'rejected', 'voided'] as const)
      await changeStanding(ctx.db, id, parts[standing], { ...looked, standing })
    await setChecked(ctx.db, id, { on: ctx.today, by: ctx.actor.account, evidence })
    const untrue = waiting.filter((entry) => entry.method === 'teacher' && gone.has(keyOf(entry))).length
    if (untrue > 0)
      await ctx.emit(entriesStruck, {
        class: id,
        provider: one.provider,
        on: ctx.today,
        count: untrue,
        evidence,
      })
    await ctx.emit(attendanceChecked, { class: id, provider: one.provider })
    return { counted: waiting.length - gone.size, struck: gone.size }
  },
})
