import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { ClassRecord } from '../records.ts'
import { dayNumber, instantOf, numberOf } from './days.ts'
import { grouped, type Moment, rule } from './rule.ts'
import { TEACHER, TWICE } from './wording.ts'

/** A stretch of lessons: where, when; a timetable that says no hours takes the whole day (minutes of the day). */
interface Session {
  one: ClassRecord
  day: CivilDate
  from: number
  to: number
  place: string
  teacher: string
}

const WHOLE_DAY = { from: 8 * 60, to: 18 * 60 }

const sessionsOf = (one: ClassRecord): Session[] =>
  one.days.map(({ day, from, to, teacher, place }) => ({
    one,
    day,
    from: from ?? WHOLE_DAY.from,
    to: to ?? WHOLE_DAY.to,
    place: place ?? one.place,
    teacher: teacher ?? one.teacher,
  }))

const overlap = (a: Session, b: Session): number => Math.min(a.to, b.to) - Math.max(a.from, b.from)

/** F5: on one day signed in in two classes that overlap, or at work while lessons went on. */
export const F5 = rule<[kind: string, days: number, first: string]>({
  id: 'F5',
  says: TWICE,
  *candidates(records, { F5: { minutes } }) {
    const busy = new Map<string, ClassRecord[]>()
    for (const one of records.classes)
      for (const { person } of one.trainees) {
        const known = busy.get(person)
        if (known) known.push(one)
        else busy.set(person, [one])
      }
    const working = grouped(records.work, ({ person }) => person)
    for (const [person, classes] of busy) {
      const punches = working.get(person)
      if (classes.length < 2 && !punches) continue
      const attended = classes.flatMap((one) => {
        const days = new Set(one.signIns.flatMap((each) => (each.person === person ? [each.day] : [])))
        return sessionsOf(one).filter(({ day }) => days.has(day))
      })
      const twice: Session[] = []
      for (const [, sessions] of grouped(attended, ({ day }) => day))
        if (
          sessions.some((a, i) =>
            sessions.some((b, j) => j > i && a.one !== b.one && overlap(a, b) >= minutes),
          )
        )
          twice.push(...sessions)
      if (twice.length > 0) yield about('class', person, twice, twice.map(lesson))
      if (!punches) continue
      const byDay = grouped(punches, ({ from }) => String(dayNumber(from)))
      const worked = attended.filter((session) =>
        (byDay.get(String(numberOf(session.day))) ?? []).some(
          ({ from, to }) =>
            Math.min(to, instantOf(session.day, session.to)) -
              Math.max(from, instantOf(session.day, session.from)) >=
            minutes * 60_000,
        ),
      )
      if (worked.length > 0)
        yield about('work', person, worked, [
          ...worked.map(lesson),
          ...punches
            .slice(0, 20)
            .map(({ from, place }) => ({ at: from, text: `在${place}打卡上班`, source: '用人单位' })),
        ])
    }
  },
  suspects: ([kind, days], { F5: { workDays } }) => days >= (kind === 'class' ? 1 : workDays),
})

const lesson = ({ one, day, place }: Session): Moment => ({
  at: day,
  text: `在${place}上课签到（${one.id}）`,
  source: '考勤',
})

function about(kind: string, person: string, sessions: readonly Session[], moments: Moment[]) {
  const days = [...new Set(sessions.map(({ day }) => day))].sort()
  const classes = [...new Map(sessions.map(({ one }) => [one.id, one])).values()]
  return {
    values: [kind, days.length, days[0] ?? ''] as [string, number, string],
    about: { kind: 'person' as const, id: `${person}/${kind}` },
    organisation: classes[0]?.provider ?? null,
    people: [person],
    against: classes.map((one) => ({ class: one.id, person })),
    rests: [],
    timeline: () => moments,
  }
}

/** F13: one teacher teaches at two places at one time. */
export const F13 = rule<[days: number, first: string]>({
  id: 'F13',
  says: TEACHER,
  *candidates(records, { F13: { minutes } }) {
    const taught = records.classes.flatMap((one) => {
      const there = new Set(one.signIns.map(({ day }) => day))
      return sessionsOf(one).filter(({ day, teacher }) => teacher !== '' && there.has(day))
    })
    for (const [teacher, own] of grouped(taught, (session) => session.teacher)) {
      if (new Set(own.map(({ place }) => place)).size < 2) continue
      const twice = [...grouped(own, ({ day }) => day).values()].flatMap((sessions) =>
        sessions.filter((a) => sessions.some((b) => a.place !== b.place && overlap(a, b) >= minutes)),
      )
      if (twice.length === 0) continue
      const days = [...new Set(twice.map(({ day }) => day))].sort()
      const classes = [...new Map(twice.map(({ one }) => [one.id, one])).values()]
      yield {
        values: [days.length, days[0] as string],
        about: { kind: 'class', id: `${classes[0]?.id}/${teacher}` },
        organisation: classes[0]?.provider ?? null,
        people: [],
        against: classes.map((one) => ({ class: one.id, person: null })),
        rests: [],
        timeline: () =>
          twice.slice(0, 40).map(({ one, day, place }) => ({
            at: day,
            text: `在${place}上课（${one.id}）`,
            source: '课表和考勤',
          })),
      }
    }
  },
  suspects: ([days], { F13: limits }) => days >= limits.days,
})
