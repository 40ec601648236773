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
} from '../../organisations/index.ts'
import { type StandingReader, type SubsidyGroup, standingOn, standings } from '../../people/index.ts'
import type { ClassFacts, ProviderFacts, TraineeFacts } from '../facts.ts'
import { rosterTotal } from '../roster/roster-total.ts'
import { busyDays, readDays, readTrainees } from '../roster/store.ts'
import type { TrainingClass } from '../store.ts'
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

/** The facts of a filed class as the registers have them now, for deciding it again before approval. */
export async function freshFacts(ctx: StandingReader, one: TrainingClass): Promise<ClassFacts> {
  const { db } = ctx
  const plan = (await readDays(db, one.id)).map(({ day, lessons }) => ({ day, lessons }))
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
