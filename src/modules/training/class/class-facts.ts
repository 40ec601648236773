import type { Db } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import {
  agreementsOf,
  creditsOf,
  rectificationsOf,
  STATUS_REASONS,
  STATUSES,
  scopesOf,
  statusesOf,
  statusOn,
  venuesOf,
} from '../../organisations/index.ts'
import { type StandingReader, type SubsidyGroup, standingOn, standings } from '../../people/index.ts'
import type { ClassFacts, PlannedDay, ProviderFacts, RoomFacts, TraineeFacts } from '../facts.ts'
import { heldOn } from '../lessons/held.ts'
import { sameTeacher } from '../lessons/in-two-places.ts'
import { rosterTotal } from '../roster/roster-total.ts'
import { busyDays, planOf, readTrainees } from '../roster/store.ts'
import type { TrainingClass } from '../store.ts'
import { entryOfTeacher } from '../teachers/named.ts'
import { comparedGroup, excludedBy } from './trainee-standing.ts'

/** What the register of organisations says of a provider; the scope is that of the day of filing. */
export async function providerFacts(
  db: Db,
  provider: string,
  filedOn: CivilDate,
  except: string | null = null,
): Promise<ProviderFacts> {
  const scopes = (await scopesOf(db, provider)).filter(
    ({ purpose, from, to }) => purpose === 'training' && from <= filedOn && (to === null || filedOn <= to),
  )
  const agreements = await agreementsOf(db, provider)
  const first = agreements.map(({ from }) => from).sort()[0]
  const status = statusOn(await statusesOf(db, provider), filedOn)
  return {
    status:
      status === null || status.status === 'active'
        ? null
        : { says: STATUSES[status.status], reason: STATUS_REASONS[status.reason], from: status.from },
    begun: first ? { on: first, trainees: await rosterTotal(db, provider, except) } : null,
    agreements: agreements.map(({ from, to }) => ({ from, to })),
    scope: scopes.map(({ occupation, levels }) => ({ occupation, levels })),
    rectifications: (await rectificationsOf(db, provider)).map(({ from, to }) => ({ from, to })),
    halts: (await creditsOf(db, provider)).flatMap(({ newClasses, grade, from, to }) =>
      newClasses ? [] : [{ grade, from, to }],
    ),
  }
}

/** Where a class is to be taught and by whom, and what else wants the room or the teacher on its days. */
export async function roomFacts(
  db: Db,
  {
    provider,
    teacher,
    teacherPerson,
    place,
  }: Pick<TrainingClass, 'provider' | 'teacher' | 'teacherPerson' | 'place'>,
  plan: readonly PlannedDay[],
  except: string | null,
): Promise<RoomFacts> {
  const days = plan.map(({ day }) => day)
  const held = await heldOn(db, { provider, teachers: [{ name: teacher, person: teacherPerson }], days })
  const [first, last] = [days[0], days.at(-1)]
  const entry =
    first && last ? await entryOfTeacher(db, provider, teacherPerson, { from: first, to: last }) : null
  const venue = (await venuesOf(db, provider)).find(({ name }) => name === place)
  return {
    provider,
    teacher,
    teacherPerson,
    registered: entry && { from: entry.from, to: entry.until, teaches: entry.occupations },
    place,
    holds: venue?.holds ?? null,
    others: held.filter(
      (each) =>
        each.class !== except && (sameTeacher(each, { teacher, teacherPerson }) || each.place === place),
    ),
  }
}

/** The facts of a filed class as the registers have them now, for deciding it again before approval. */
export async function freshFacts(ctx: StandingReader, one: TrainingClass): Promise<ClassFacts> {
  const { db } = ctx
  const plan = await planOf(db, one.id)
  const trainees = await readTrainees(db, one.id)
  const ids = trainees.map(({ person }) => person)
  const standing = await standings(ctx, ids, one.startsOn)
  const busy = await busyDays(
    db,
    ids,
    plan.map(({ day }) => day),
    one.id,
  )
  return {
    filedOn: one.filedOn,
    startsOn: one.startsOn,
    endsOn: one.endsOn,
    occupation: one.occupation,
    level: one.level,
    hours: one.hours,
    plan,
    room: await roomFacts(db, one, plan, one.id),
    provider: await providerFacts(db, one.provider, one.filedOn, one.id),
    trainees: trainees.map(({ person, line, group, employer }): TraineeFacts => {
      const stands = standing.get(person) ?? standingOn([], one.startsOn)
      const taken = busy.get(person)
      const { blocks } = comparedGroup(group as SubsidyGroup, employer, stands)
      return {
        row: line,
        ...excludedBy(stands),
        ...(blocks ? { contradiction: blocks } : {}),
        classes: taken ? [{ number: '另一个', ...taken }] : [],
      }
    }),
  }
}
