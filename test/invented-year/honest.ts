import { addDays, type CivilDate, civilDate, weekdayOf } from '../../src/kernel/value/time/civil-date.ts'
import type {
  ClassRecord,
  ExamRecord,
  OrganisationRecord,
  PersonRecord,
  Records,
  SignIn,
} from '../../src/modules/supervision/records.ts'

/** Numbers that look random and come again in the same order (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }
export type Year = Open<Records>
export type Class = Open<ClassRecord>
export type Person = Open<PersonRecord>

/** When a day's lessons are, in minutes of the day. */
export const HOURS = { day: [540, 1020], morning: [540, 720], evening: [1110, 1260] } as const

/** What is needed to make up a year: where, when, and the next chance. */
export class Maker {
  readonly year: Year = {
    classes: [],
    people: [],
    organisations: [],
    exams: [],
    certificates: [],
    competitions: [],
    payments: [],
    studies: [],
    work: [],
  }
  private made = 0
  readonly chance: () => number

  constructor(seed: number) {
    this.chance = chanceFrom(seed)
  }

  between(least: number, most: number): number {
    return least + Math.floor(this.chance() * (most - least + 1))
  }

  id(of: string): string {
    this.made += 1
    return `${of}${this.made}`
  }

  /** A day of the year. */
  day(from = 10, to = 320): CivilDate {
    return addDays(civilDate('2025-01-01'), this.between(from, to))
  }

  at(day: CivilDate, minute: number): number {
    return Date.parse(`${day}T00:00:00+08:00`) + minute * 60_000
  }

  person(more: Partial<Person> = {}): Person {
    const id = this.id('person')
    const one: Person = { id, statuses: [], phone: `phone-${id}`, account: `account-${id}`, ...more }
    this.year.people.push(one)
    return one
  }

  organisation(more: Partial<OrganisationRecord> = {}): OrganisationRecord {
    const id = this.id('organisation')
    const one = {
      id,
      registeredOn: civilDate(`20${this.between(10, 20)}-05-06`),
      own: [`kiosk-${id}`, `account-${id}`],
      scopes: [],
      ...more,
    }
    this.year.organisations.push(one)
    return one
  }

  workdays(from: CivilDate, count: number): CivilDate[] {
    const found: CivilDate[] = []
    for (let day = from; found.length < count; day = addDays(day, 1))
      if (weekdayOf(day) < 6 && weekdayOf(day) > 0) found.push(day)
    return found
  }

  /** A class as honest schools teach it; `who` and the rest may be told. */
  class(
    given: {
      people?: readonly Person[]
      group?: string
      start?: CivilDate
      days?: number
      hours?: readonly [number, number]
      provider?: OrganisationRecord
      teacher?: string
      place?: string
    } = {},
  ): Class {
    const provider = given.provider ?? (this.year.organisations[this.between(0, 29)] as OrganisationRecord)
    const people = given.people ?? Array.from({ length: this.between(18, 32) }, () => this.person())
    const days = this.workdays(given.start ?? this.day(), given.days ?? this.between(8, 18))
    const [from, to] = given.hours ?? (this.chance() < 0.7 ? HOURS.day : HOURS.evening)
    const id = this.id('class')
    const place = given.place ?? `${provider.id} room ${this.between(1, 3)} of ${id}`
    const one: Class = {
      id,
      provider: provider.id,
      startsOn: days[0] as CivilDate,
      endsOn: days.at(-1) as CivilDate,
      completed: true,
      place,
      teacher: given.teacher ?? `teacher-${id}`,
      days: days.map((day) => ({ day, from, to })),
      trainees: people.map(({ id: person }) => ({ person, group: given.group ?? 'enterprise-employee' })),
      signIns: [],
    }
    for (const day of days)
      for (const { id: person } of people)
        if (this.chance() < 0.94) one.signIns.push(this.signIn(person, day, from, provider.id))
    this.year.classes.push(one)
    return one
  }

  /** Somebody signs in around the beginning: with the own phone, at the school's kiosk, or by the teacher the same day. */
  signIn(person: string, day: CivilDate, from: number, provider: string): SignIn {
    const at = this.at(day, from - 15 + this.chance() * 25)
    const way = this.chance()
    if (way < 0.03) return { person, day, at: at + 3_600_000, byHand: true, enteredBy: `teacher-${provider}` }
    const face = `face-${person}`
    if (way < 0.12) return { person, day, at, byHand: false, device: `kiosk-${provider}`, face }
    return {
      person,
      day,
      at,
      byHand: false,
      device: `phone-of-${person}`,
      face,
      latitude: 39.1,
      longitude: 117.2,
    }
  }

  exam(marks: readonly number[], more: Partial<ExamRecord> = {}): ExamRecord {
    const assessor =
      more.assessor ??
      this.organisation({
        scopes: [{ occupation: '焊工', levels: ['5', '4'], from: civilDate('2022-01-01'), to: null }],
        venues: ['甲考场', '乙考场'],
      }).id
    const one: ExamRecord = {
      id: this.id('exam'),
      assessor,
      occupation: '焊工',
      level: '4',
      heldOn: this.day(60, 330),
      place: '甲考场',
      pass: 60,
      marks: marks.map((mark) => ({ person: this.id('candidate'), mark, passed: mark >= 60 })),
      ...more,
    }
    this.year.exams.push(one)
    return one
  }

  certificates(
    count: number,
    issuer: string,
    from: CivilDate,
    within: number,
    more: { competition?: string } = {},
  ): void {
    for (let at = 0; at < count; at += 1)
      this.year.certificates.push({
        id: this.id('certificate'),
        person: this.id('holder'),
        issuer,
        issuedOn: addDays(from, this.between(0, within)),
        occupation: '焊工',
        level: '4',
        ...more,
      })
  }
}

/** Honest life: schools, classes, examinations, learning and money, and what only looks like fraud. */
export function honestYear(maker: Maker, classes: number): void {
  for (let at = 0; at < 30; at += 1) maker.organisation()
  for (let at = 0; at < classes; at += 1) maker.class()
  for (let at = 0; at < 60; at += 1)
    maker.exam(Array.from({ length: maker.between(10, 40) }, () => maker.between(45, 98)))
  for (let at = 0; at < 300; at += 1) {
    const day = maker.day()
    const person = maker.id('learner')
    let from = maker.at(day, maker.between(480, 1100))
    for (let part = 0; part < maker.between(1, 5); part += 1) {
      const seconds = maker.between(300, 2400)
      // The page is open a little longer than the film plays, and clocks differ by a second.
      const to = from + (seconds + maker.between(-1, 40)) * 1000
      maker.year.studies.push({ person, provider: 'platform', course: `course ${part}`, seconds, from, to })
      from = to + 60_000
    }
  }
}
