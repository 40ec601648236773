import type { Values } from '../../../kernel/decision/wording.ts'
import type { ClassRecord, SignIn } from '../records.ts'
import { dayNumber, numberOf } from './days.ts'
import { type Candidate, type Moment, rule } from './rule.ts'
import { SHORT, SPEED } from './wording.ts'

type Speed = [kind: string, count: number, within: number, days: number]

const MOMENTS = 30
const EARTH_KM = 6371

const ofClass = <V extends Values>(
  one: ClassRecord,
  key: string,
  values: V,
  people: readonly string[],
  timeline: () => Moment[],
): Candidate<V> => ({
  values,
  about: { kind: 'class', id: key },
  organisation: one.provider,
  people,
  against: people.map((person) => ({ class: one.id, person })),
  rests: [],
  timeline,
})

const signed = (rows: readonly SignIn[]): Moment[] =>
  rows.slice(0, MOMENTS).map(({ at, byHand, day }) => ({
    at,
    text: byHand ? `补录 ${day} 的签到` : '扫码签到',
    source: '考勤',
  }))

const peopleIn = (rows: readonly SignIn[]): string[] => [...new Set(rows.map(({ person }) => person))].sort()

/** F7: entries by hand made in one go long after, one device for many within a minute, or a way nobody can travel. */
export const F7 = rule<Speed>({
  id: 'F7',
  says: SPEED,
  *candidates(records, { F7: limits }) {
    const travels = new Map<string, { one: ClassRecord; signIn: SignIn }[]>()
    for (const one of records.classes) {
      const late: SignIn[] = []
      const devices = new Map<string, SignIn[]>()
      for (const signIn of one.signIns) {
        if (signIn.byHand) {
          if (dayNumber(signIn.at) - numberOf(signIn.day) > limits.lateDays) late.push(signIn)
          continue
        }
        if (signIn.device !== undefined) {
          const known = devices.get(signIn.device)
          if (known) known.push(signIn)
          else devices.set(signIn.device, [signIn])
        }
        if (signIn.latitude !== undefined) {
          const known = travels.get(signIn.person)
          if (known) known.push({ one, signIn })
          else travels.set(signIn.person, [{ one, signIn }])
        }
      }
      const burst = densest(late, limits.burstMinutes * 60_000)
      if (burst.length >= limits.burstEntries) {
        const days = new Set(burst.map(({ day }) => day)).size
        const values: Speed = ['burst', burst.length, limits.burstMinutes, days]
        yield ofClass(one, one.id, values, peopleIn(burst), () => signed(burst))
      }
      const own = new Set(records.organisation.get(one.provider)?.own ?? [])
      for (const [device, rows] of devices) {
        if (own.has(device) || rows.length < limits.rapidSignIns) continue
        const rapid = densest(rows, limits.rapidSeconds * 1000)
        const people = peopleIn(rapid)
        if (people.length < limits.rapidSignIns) continue
        const values: Speed = ['rapid', people.length, limits.rapidSeconds, 1]
        yield ofClass(one, `${one.id}/${device}`, values, people, () => signed(rapid))
      }
    }
    for (const [person, rows] of travels) {
      const fastest = fastestOf(rows, limits.kilometres)
      if (!fastest) continue
      const values: Speed = ['travel', fastest.speed, 0, 1]
      yield ofClass(fastest.one, `${fastest.one.id}/${person}`, values, [person], () => signed(fastest.rows))
    }
  },
  suspects: ([kind, count, , days], { F7: limits }) =>
    kind === 'burst'
      ? count >= limits.burstEntries && days >= limits.burstDays
      : kind === 'rapid'
        ? count >= limits.rapidSignIns
        : count >= limits.kilometresPerHour,
})

/** The most rows that fall within one stretch of time. */
function densest(rows: readonly SignIn[], within: number): SignIn[] {
  const sorted = [...rows].sort((a, b) => a.at - b.at)
  let best: [number, number] = [0, 0]
  let from = 0
  for (let to = 0; to < sorted.length; to += 1) {
    while ((sorted[to] as SignIn).at - (sorted[from] as SignIn).at > within) from += 1
    if (to + 1 - from > best[1] - best[0]) best = [from, to + 1]
  }
  return sorted.slice(...best)
}

/** The fastest way between two sign-ins that follow each other, of those that are far apart; km/h. */
function fastestOf(rows: readonly { one: ClassRecord; signIn: SignIn }[], farKm: number) {
  const sorted = [...rows].sort((a, b) => a.signIn.at - b.signIn.at)
  let best: { one: ClassRecord; rows: SignIn[]; speed: number } | null = null
  for (let at = 1; at < sorted.length; at += 1) {
    const [before, after] = [sorted[at - 1], sorted[at]] as [(typeof sorted)[0], (typeof sorted)[0]]
    const km = distance(before.signIn, after.signIn)
    if (km < farKm) continue
    const hours = Math.max((after.signIn.at - before.signIn.at) / 3_600_000, 1 / 3600)
    const speed = Math.round(km / hours)
    if (!best || speed > best.speed) best = { one: after.one, rows: [before.signIn, after.signIn], speed }
  }
  return best
}

/** Great-circle distance in kilometres. */
function distance(a: SignIn, b: SignIn): number {
  const radians = (degrees = 0) => (degrees * Math.PI) / 180
  const [lat1, lat2] = [radians(a.latitude), radians(b.latitude)]
  const half = (x: number) => Math.sin(x / 2) ** 2
  const h =
    half(lat2 - lat1) + Math.cos(lat1) * Math.cos(lat2) * half(radians(b.longitude) - radians(a.longitude))
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** F9: fewer days were taught than the plan has, so that the class was shorter than what is paid for. */
export const F9 = rule<[planned: number, taught: number]>({
  id: 'F9',
  says: SHORT,
  *candidates(records, { F9: limits }) {
    for (const one of records.classes) {
      if (!one.completed || one.trainees.length === 0) continue
      const planned = new Set(one.days.map(({ day }) => day))
      const present = new Map<string, Set<string>>()
      for (const { day, person } of one.signIns) {
        const known = present.get(day)
        if (known) known.add(person)
        else present.set(day, new Set([person]))
      }
      const least = Math.max(1, Math.ceil(one.trainees.length * limits.present))
      const taught = [...planned].filter((day) => (present.get(day)?.size ?? 0) >= least).length
      if (taught === planned.size) continue
      const people = one.trainees.map(({ person }) => person)
      yield {
        ...ofClass(one, one.id, [planned.size, taught] as [number, number], people, () =>
          [...planned].sort().map((day) => ({
            at: day,
            text: `${present.get(day)?.size ?? 0} 人签到`,
            source: '考勤',
          })),
        ),
        against: [{ class: one.id, person: null }],
      }
    }
  },
  suspects: ([planned, taught], { F9: { taught: least, days } }) =>
    planned - taught >= days && taught < planned * least,
})
