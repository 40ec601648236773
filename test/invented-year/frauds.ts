import { addDays, type CivilDate } from '../../src/kernel/value/time/civil-date.ts'
import { HOURS, type Maker } from './honest.ts'

/** What was planted: its kind, and by whose or which ids it is told. */
export interface Planted {
  kind: string
  ids: readonly string[]
}

type Plant = (maker: Maker) => Planted[]

const among = (maker: Maker, one: ReturnType<Maker['person']>, start: CivilDate, group?: string) =>
  maker.class({
    start,
    people: [one, ...Array.from({ length: maker.between(8, 20) }, () => maker.person())],
    ...(group ? { group } : {}),
  })

const FRAUDS: Readonly<Record<string, Plant>> = {
  F1(maker) {
    const start = maker.day()
    const from = addDays(start, -maker.between(1, 900))
    const one =
      maker.chance() < 0.5
        ? maker.person({ statuses: [{ kind: 'retired', from, to: null }] })
        : maker.person({ retirementAgeOn: from })
    return [{ kind: 'F1', ids: [one.id, among(maker, one, start).id] }]
  },
  F2(maker) {
    const start = maker.day()
    const statuses = [
      {
        kind: 'student',
        from: addDays(start, -maker.between(30, 900)),
        to: addDays(start, maker.between(40, 600)),
      },
    ]
    const one = maker.person({ statuses })
    return [{ kind: 'F2', ids: [one.id, among(maker, one, start).id] }]
  },
  F3(maker) {
    const start = maker.day()
    const gone = addDays(start, -maker.between(-3, 200))
    const dead = maker.chance() < 0.5
    const statuses = [
      { kind: dead ? 'deceased' : 'custody', from: gone, to: dead ? null : addDays(start, 300) },
    ]
    const one = maker.person({ statuses })
    return [{ kind: 'F3', ids: [one.id, among(maker, one, start).id] }]
  },
  F4(maker) {
    const start = maker.day()
    const one = maker.person({
      statuses: [{ kind: 'hardship', from: addDays(start, maker.between(1, 60)), to: null }],
    })
    return [{ kind: 'F4', ids: [one.id, maker.class({ start, people: [one], group: 'hardship' }).id] }]
  },
  F5(maker) {
    const one = maker.person()
    const start = maker.day()
    const first = maker.class({ start, days: maker.between(5, 10), people: [one], hours: HOURS.day })
    if (maker.chance() < 0.5) maker.class({ start, days: 6, people: [one], hours: HOURS.morning })
    else
      for (const { day } of first.days)
        maker.year.work.push({
          person: one.id,
          place: '车间',
          from: maker.at(day, 485),
          to: maker.at(day, 1025),
        })
    return [{ kind: 'F5', ids: [one.id] }]
  },
  F6(maker) {
    const count = maker.between(6, 25)
    const way = maker.between(0, 2)
    const shared = maker.id('shared')
    const people = Array.from({ length: count }, () =>
      maker.person(way === 0 ? { phone: shared } : way === 1 ? { account: shared } : {}),
    )
    const one = maker.class({ people })
    if (way === 2)
      one.signIns = one.signIns.map((each, at) =>
        each.byHand ? each : { ...each, device: shared, at: each.at + at * 97_000 },
      )
    return [{ kind: 'F6', ids: [people[0]?.id ?? ''] }]
  },
  F7(maker) {
    const one = maker.class({ days: maker.between(8, 16) })
    if (maker.chance() < 0.6) {
      const entered = maker.at(addDays(one.endsOn, maker.between(3, 20)), 900)
      const pace = maker.between(200, 900)
      one.signIns = one.days
        .flatMap(({ day }) => one.trainees.map(({ person }) => ({ person, day })))
        .map((each, at) => ({
          ...each,
          at: entered + at * pace,
          byHand: true,
          enteredBy: one.teacher,
        }))
      return [{ kind: 'F7', ids: [one.id] }]
    }
    const device = maker.id('relay')
    const own = one.trainees.slice(0, maker.between(6, 15)).map(({ person }) => person)
    one.signIns = one.signIns.map((each) => {
      const place = own.indexOf(each.person)
      return place < 0
        ? each
        : { ...each, byHand: false, device, at: maker.at(each.day, 540) + place * maker.between(2000, 4000) }
    })
    // One device for many is told twice: by its speed, and by those who share it.
    return [
      { kind: 'F7', ids: [one.id] },
      { kind: 'F6', ids: [own[0] ?? ''] },
    ]
  },
  F8(maker) {
    const person = maker.id('cheat')
    const day = maker.day()
    const from = maker.at(day, 500)
    if (maker.chance() < 0.7) {
      const wall = maker.between(1200, 7200)
      const seconds = Math.round(wall * (1.2 + maker.chance() * 2))
      maker.year.studies.push({
        person,
        provider: 'platform',
        course: 'x',
        seconds,
        from,
        to: from + wall * 1000,
      })
    } else
      for (const course of ['a', 'b', 'c'])
        maker.year.studies.push({
          person,
          provider: 'platform',
          course,
          seconds: 3000,
          from,
          to: from + 3_050_000,
        })
    return [{ kind: 'F8', ids: [person] }]
  },
  F9(maker) {
    const one = maker.class({ days: maker.between(10, 20) })
    const taught = Math.max(1, Math.floor((one.days.length * maker.between(10, 70)) / 100))
    const last = one.days[taught - 1]?.day ?? one.startsOn
    one.signIns = one.signIns.filter(({ day }) => day <= last)
    return [{ kind: 'F9', ids: [one.id] }]
  },
  F10(maker) {
    const registeredOn = maker.day(0, 250)
    const { id } = maker.organisation({ registeredOn })
    maker.certificates(maker.between(150, 1200), id, addDays(registeredOn, 7), maker.between(10, 50))
    return [{ kind: 'F10', ids: [id] }]
  },
  F11(maker) {
    const marks = Array.from({ length: 20 }, () => maker.between(48, 92))
    const more = [{ level: '2' }, { occupation: '电工' }, { place: '借来的仓库' }][maker.between(0, 2)] ?? {}
    return [{ kind: 'F11', ids: [maker.exam(marks, more).id] }]
  },
  F12(maker) {
    const id = maker.id('competition')
    const organiser = maker.organisation().id
    const entrants = maker.between(60, 300)
    const heldOn = maker.day()
    maker.year.competitions.push({ id, organiser, heldOn, entrants })
    maker.certificates(
      Math.floor((entrants * maker.between(60, 100)) / 100),
      organiser,
      addDays(heldOn, 5),
      20,
      { competition: id },
    )
    return [{ kind: 'F12', ids: [id] }]
  },
  F13(maker) {
    const teacher = maker.id('teacher')
    const start = maker.day()
    const one = maker.class({ start, days: maker.between(5, 10), teacher, hours: HOURS.day })
    maker.class({ start, days: maker.between(5, 10), teacher, hours: HOURS.morning })
    return [{ kind: 'F13', ids: [one.id] }]
  },
  F14(maker) {
    const count = maker.between(18, 40)
    const low = maker.chance() < 0.7
    const same = maker.between(75, 90)
    const marks = Array.from({ length: count }, () =>
      low ? maker.between(60, 62) : maker.chance() < 0.85 ? same : same + 2,
    )
    return [{ kind: 'F14', ids: [maker.exam(marks).id] }]
  },
  F15(maker) {
    const person = maker.id('claimant')
    const on = maker.day(10, 200)
    const more = { person, occupation: '焊工', level: '4' }
    maker.year.payments.push({ id: maker.id('claim'), purpose: 'training', on, ...more })
    maker.year.payments.push({
      id: maker.id('claim'),
      purpose: maker.chance() < 0.5 ? 'skill-upgrade' : 'apprenticeship',
      on: addDays(on, maker.between(1, 120)),
      ...more,
    })
    return [{ kind: 'F15', ids: [person] }]
  },
}

/** Plants so many of each of the fifteen kinds. */
export function plantFrauds(maker: Maker, each: number): Planted[] {
  return Object.values(FRAUDS).flatMap((plant) => Array.from({ length: each }, () => plant(maker)).flat())
}
