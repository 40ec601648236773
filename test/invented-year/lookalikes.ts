import { addDays, civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { HOURS, type Maker } from './honest.ts'

/** Of each kind people and schools of whom nothing is wrong, though it looks as if (像而不是). */
export function lookalikes(maker: Maker, each: number): void {
  for (let at = 0; at < each; at += 1) {
    persons(maker)
    twice(maker)
    together(maker)
    attendance(maker)
    learning(maker)
    examinations(maker)
    money(maker)
  }
}

function persons(maker: Maker): void {
  const start = maker.day()
  const after = maker.person({
    statuses: [{ kind: 'retired', from: addDays(start, maker.between(1, 60)), to: null }],
  })
  const unknown = maker.person()
  const graduate = maker.person({
    statuses: [{ kind: 'student', from: addDays(start, -1400), to: addDays(start, -maker.between(1, 90)) }],
  })
  const evening = maker.person({
    statuses: [{ kind: 'student', from: addDays(start, -300), to: null, fullTime: false }],
  })
  const died = maker.person({ statuses: [{ kind: 'deceased', from: addDays(start, 90), to: null }] })
  const released = maker.person({
    statuses: [{ kind: 'custody', from: addDays(start, -400), to: addDays(start, -30) }],
  })
  maker.class({ start, people: [after, unknown, graduate, evening, died, released] })
  const renewed = maker.person({
    statuses: [
      { kind: 'hardship', from: addDays(start, -365), to: addDays(start, 5) },
      { kind: 'hardship', from: addDays(start, 6), to: null },
    ],
  })
  maker.class({ start, people: [renewed], group: 'hardship' })
}

function twice(maker: Maker): void {
  const busy = maker.person()
  const start = maker.day()
  maker.class({ start, days: 8, people: [busy], hours: HOURS.morning })
  const other = maker.class({ start, days: 8, people: [busy], hours: HOURS.evening })
  for (const { day } of other.days)
    maker.year.work.push({
      person: busy.id,
      place: '车间',
      from: maker.at(day, 750),
      to: maker.at(day, 1050),
    })
  const teacher = maker.id('teacher')
  maker.class({ start, days: 8, teacher, hours: HOURS.morning })
  maker.class({ start, days: 8, teacher, hours: HOURS.evening })
}

function together(maker: Maker): void {
  const phone = maker.id('family-phone')
  const family = Array.from({ length: maker.between(2, 4) }, () => maker.person({ phone }))
  maker.class({ people: [...family, ...Array.from({ length: 12 }, () => maker.person())] })
  const own = maker.id('tablet')
  const school = maker.organisation({ own: [own] })
  const one = maker.class({ provider: school })
  one.signIns = one.signIns.map((each) => (each.byHand ? each : { ...each, device: own }))
}

function attendance(maker: Maker): void {
  const powerCut = maker.class()
  const dark = powerCut.days[3]?.day
  if (dark) {
    const entered = maker.at(addDays(dark, maker.between(1, 3)), 600)
    powerCut.signIns = powerCut.signIns
      .filter(({ day }) => day !== dark)
      .concat(
        powerCut.trainees.map(({ person }, at) => ({
          person,
          day: dark,
          at: entered + at * 4000,
          byHand: true,
          enteredBy: powerCut.teacher,
        })),
      )
  }
  const storm = maker.class({ days: maker.between(10, 18) })
  const lost = storm.days[4]?.day
  storm.signIns = storm.signIns.filter(({ day }) => day !== lost)
  const running = maker.class({ days: 15 })
  running.completed = false
  running.signIns = running.signIns.filter(({ day }) => day < (running.days[6]?.day ?? day))
}

function learning(maker: Maker): void {
  const day = maker.day()
  const person = maker.id('diligent')
  for (let hour = 0; hour < 9; hour += 1) {
    const from = maker.at(day, 480 + hour * 60)
    maker.year.studies.push({
      person,
      provider: 'platform',
      course: `${hour}`,
      seconds: 3300,
      from,
      to: from + 3_280_000,
    })
  }
}

function examinations(maker: Maker): void {
  maker.exam(Array.from({ length: maker.between(16, 36) }, () => maker.between(66, 98)))
  maker.exam(Array.from({ length: maker.between(5, 10) }, () => maker.between(60, 62)))
  maker.exam([
    ...Array.from({ length: 18 }, () => maker.between(60, 63)),
    ...Array.from({ length: maker.between(4, 9) }, () => maker.between(38, 59)),
  ])
  const heldOn = maker.day(100, 300)
  const fresh = maker.organisation({
    scopes: [{ occupation: '焊工', levels: ['4'], from: addDays(heldOn, -1), to: null }],
    venues: ['甲考场'],
  })
  maker.exam(
    Array.from({ length: 20 }, () => maker.between(48, 90)),
    { assessor: fresh.id, heldOn },
  )
  const registeredOn = maker.day(0, 200)
  maker.certificates(
    maker.between(5, 60),
    maker.organisation({ registeredOn }).id,
    addDays(registeredOn, 20),
    40,
  )
  const old = maker.organisation({ registeredOn: civilDate('2012-03-04') })
  maker.certificates(maker.between(100, 300), old.id, maker.day(), 40)
  const competition = maker.id('competition')
  const entrants = maker.between(60, 300)
  const organiser = maker.organisation().id
  const final = maker.day()
  maker.year.competitions.push({ id: competition, organiser, heldOn: final, entrants })
  maker.certificates(Math.floor((entrants * maker.between(5, 30)) / 100), organiser, addDays(final, 10), 20, {
    competition,
  })
}

function money(maker: Maker): void {
  const person = maker.id('claimant')
  const on = maker.day()
  for (const [purpose, level] of [
    ['training', '4'],
    ['assessment', '4'],
    ['skill-upgrade', '3'],
  ] as const)
    maker.year.payments.push({ id: maker.id('claim'), person, purpose, occupation: '焊工', level, on })
}
