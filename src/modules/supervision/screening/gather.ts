import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { minutesOf } from '../../../kernel/value/time/time-of-day.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { assessmentKind, examsHeld } from '../../assessment/index.ts'
import { certificatesSince } from '../../certificates/index.ts'
import { scopeRows } from '../../organisations/index.ts'
import { livesOf } from '../../payments/index.ts'
import { phoneKeys, type Standing, standings, statusRows } from '../../people/index.ts'
import { claimsOfCases } from '../../subsidy/index.ts'
import {
  type ClassInFull,
  checksMissed,
  classesInFull,
  classesTaken,
  classesTaught,
  providersOfClasses,
  type RemoteCheck,
} from '../../training/index.ts'
import {
  type ClassRecord,
  NO_RECORDS,
  type OrganisationRecord,
  type PaymentRecord,
  type PersonRecord,
  type Records,
} from '../records.ts'

const PORTION = 200

/** Every record of the window that screening reads, asked of the modules below, a portion at a time. */
export async function gather(ctx: VerbContext, since: CivilDate): Promise<Records> {
  const { db } = ctx
  const rules = await ctx.standards()
  const edition = rules.inForce(assessmentKind, ctx.today) ?? rules.all(assessmentKind)[0]
  const pass = Number(edition?.data.marks.pass ?? 0)
  const classes = (await every((after) => classesTaught(db, { since, after, most: PORTION }))).map(
    classRecord,
  )
  const exams = (await every((after) => examsHeld(db, { since, after, most: PORTION }))).map((one) => ({
    ...one,
    pass,
    marks: one.marks.map((each) => ({ ...each, mark: Number(each.mark) })),
  }))
  const issued = await every((after) => certificatesSince(db, { since, after, most: PEOPLE }))
  const certificates = issued.map(({ source, number: _number, ...one }) => ({
    ...one,
    ...(source.kind === 'exam' ? { exam: source.id.slice(0, UUID) } : {}),
  }))
  const trainees = classes.flatMap((one) => one.trainees.map(({ person }) => person))
  const holders = issued.map(({ person }) => person)
  return {
    ...NO_RECORDS,
    classes,
    exams,
    certificates,
    people: await peopleRecords(ctx, [...new Set(trainees)]),
    organisations: await assessorRecords(ctx, [
      ...new Set([...exams.map(({ assessor }) => assessor), ...issued.map(({ issuer }) => issuer)]),
    ]),
    payments: await paymentRecords(ctx, [...new Set([...trainees, ...holders])]),
    remoteChecks: await missedChecks(ctx, since),
  }
}

/**
 * The records around one class (一个班前后的记录): every class of its provider since a day, and every class that its trainees sat in, so
 * that what is found of it and of them is found as the night would find it.
 */
export async function gatherAround(
  ctx: VerbContext,
  id: string,
  provider: string,
  since: CivilDate,
): Promise<Records> {
  const own = await every((after) => classesTaught(ctx.db, { since, after, most: PORTION, provider }))
  const roster = own.find((one) => one.id === id)?.trainees.map(({ person }) => person) ?? []
  return aroundPeople(ctx, roster, own, since)
}

/** The records around one person: the classes sat in since a day, and what was paid. */
export const gatherOf = (ctx: VerbContext, person: string, since: CivilDate): Promise<Records> =>
  aroundPeople(ctx, [person], [], since)

async function aroundPeople(
  ctx: VerbContext,
  people: readonly string[],
  own: readonly ClassInFull[],
  since: CivilDate,
): Promise<Records> {
  const known = new Set(own.map(({ id }) => id))
  const others = (await classesTaken(ctx.db, people, since)).filter((id) => !known.has(id))
  const classes = [...own, ...(await classesInFull(ctx.db, others))].map(classRecord)
  return {
    ...NO_RECORDS,
    classes,
    people: await peopleRecords(ctx, people),
    payments: await paymentRecords(ctx, people),
  }
}

/** A remote check that nobody answered, as the check reads it. */
export const remoteRecord = (one: RemoteCheck, provider: string) => ({
  id: one.id,
  class: one.class,
  provider,
  day: one.day,
  asked: one.askedAt.getTime(),
  due: one.dueAt.getTime(),
  by: one.askedBy,
})

async function missedChecks(ctx: VerbContext, since: CivilDate): Promise<Records['remoteChecks']> {
  const missed = await every(async (after) =>
    (await checksMissed(ctx.db, { since, after, most: PORTION })).map((one) => ({ ...one, number: one.id })),
  )
  const providers = await providersOfClasses(
    ctx.db,
    missed.map((one) => one.class),
  )
  return missed.map((one) => remoteRecord(one, providers.get(one.class) ?? ''))
}

/** Every row of a list that is read by number, a portion at a time. */
async function every<T extends { number: string }>(read: (after: string) => Promise<T[]>): Promise<T[]> {
  const found: T[] = []
  for (;;) {
    const portion = await read(found.at(-1)?.number ?? '')
    if (portion.length === 0) return found
    found.push(...portion)
  }
}

/** An examination's id at the beginning of its certificates' source. */
const UUID = 36

/** A teacher as the checks tell one from another: one of the register wherever, a bare name within its provider. */
const teacherAs = (provider: string, name: string, person: string | null): string =>
  person ?? `${provider} ${name}`

/** A class as the checks read it; its teacher is one of the register, or told from another of the same name by the provider. */
export const classRecord = (one: ClassInFull): ClassRecord => ({
  id: one.id,
  provider: one.provider,
  startsOn: one.startsOn,
  endsOn: one.endsOn,
  completed: one.state === 'completed',
  place: one.place,
  teacher: teacherAs(one.provider, one.teacher, one.teacherPerson),
  days: one.days.map(({ day, at, teacher, teacherPerson, place }) => ({
    day,
    ...(at ? { from: minutesOf(at.from), to: minutesOf(at.to) } : {}),
    ...(teacher ? { teacher: teacherAs(one.provider, teacher, teacherPerson) } : {}),
    ...(place ? { place } : {}),
  })),
  trainees: one.trainees,
  signIns: one.signIns.map(({ person, day, at, byHand, enteredBy, phone }) => ({
    person,
    day,
    at: at.getTime(),
    byHand,
    ...(enteredBy ? { enteredBy } : {}),
    ...(phone ? { device: phone } : {}),
  })),
})

const PEOPLE = 1000

/** What registers say of people, and when they come to the age of retirement. */
async function peopleRecords(ctx: VerbContext, ids: readonly string[]): Promise<PersonRecord[]> {
  const found: PersonRecord[] = []
  for (let at = 0; at < ids.length; at += PEOPLE) {
    const some = ids.slice(at, at + PEOPLE)
    const rows = await statusRows(ctx.db, some)
    const now = await standings(ctx, some, ctx.today)
    const phones = await phoneKeys(ctx.db, some)
    for (const id of some) {
      const retired = ageOf(now.get(id))
      const phone = phones.get(id)
      found.push({
        id,
        ...(retired ? { retirementAgeOn: retired } : {}),
        ...(phone ? { phone } : {}),
        statuses: (rows.get(id) ?? []).map(({ kind, from, to }) => ({ kind, from, to })),
      })
    }
  }
  return found
}

const ageOf = (standing: Standing | undefined): CivilDate | null =>
  standing?.retirement?.by === 'age' ? standing.retirement.since : null

/** What assessors may examine, and since when they are on file (备案). */
async function assessorRecords(ctx: VerbContext, ids: readonly string[]): Promise<OrganisationRecord[]> {
  const found: OrganisationRecord[] = []
  const rows = await scopeRows(ctx.db, ids)
  for (const id of ids) {
    const scopes = (rows.get(id) ?? []).filter(({ purpose }) => purpose === 'assessment')
    const registeredOn = scopes.map(({ from }) => from).sort()[0]
    found.push({
      id,
      own: [],
      ...(registeredOn ? { registeredOn } : {}),
      scopes: scopes.map(({ occupation, levels, from, to }) => ({
        occupation,
        levels: levels.map(String),
        from,
        to,
      })),
    })
  }
  return found
}

/** What people had, or are to have, for which occupation and level; what came back in full is none of it. */
async function paymentRecords(ctx: VerbContext, people: readonly string[]): Promise<PaymentRecord[]> {
  const found: PaymentRecord[] = []
  for (let at = 0; at < people.length; at += PEOPLE) {
    const lives = await livesOf(ctx.db, people.slice(at, at + PEOPLE))
    const numbers = [...lives.values()].flatMap((own) => own.map((one) => one.case))
    const claims = await claimsOfCases(ctx.db, numbers)
    for (const [person, own] of lives)
      for (const one of own) {
        const claim = claims.get(one.case)
        if (!claim) continue
        found.push({
          id: one.case,
          person,
          purpose: one.purpose,
          occupation: claim.occupation,
          level: String(claim.level),
          on: one.paidOn ?? one.countsOn,
        })
      }
  }
  return found
}
