import { addDays, type CivilDate } from '../../kernel/value/civil-date.ts'
import { type Kernel, performAsSystem, type VerbContext } from '../../kernel/verb/index.ts'
import { type NewStatus, registerPerson, type SubsidyGroup, setStatus } from '../../modules/people/index.ts'
import type { Chance } from './chance.ts'
import { type InventedPerson, inventPerson } from './people.ts'
import type { Place } from './places.ts'
import type { RosterPerson } from './roster.ts'

const GROUPS: readonly SubsidyGroup[] = [
  'enterprise-employee',
  'enterprise-employee',
  'rural-worker',
  'registered-unemployed',
  'resident',
]

/** Somebody of the demo, as registered. */
export interface MadePerson extends RosterPerson {
  id: string
  district: string
}

/** Registers so many people over the districts, in their order. */
export async function makePeople(
  kernel: Kernel,
  chance: Chance,
  size: { people: number; districts: number },
  districts: readonly string[],
  places: ReadonlyMap<string, Place>,
  today: CivilDate,
): Promise<MadePerson[]> {
  const made: MadePerson[] = []
  for (let from = 0; from < size.people; from += 100) {
    await performAsSystem(kernel, 'demo.people', async (ctx) => {
      for (let index = from; index < Math.min(from + 100, size.people); index += 1) {
        const invented = inventPerson(chance, index, today)
        const district = districts[size.districts === 1 ? 0 : index % districts.length] as string
        made.push(await enterPerson(ctx, invented, places.get(district) as Place, chance.one(GROUPS), today))
      }
    })
  }
  return made
}

/** Registers an invented person with what the registers would say of them. */
export async function enterPerson(
  ctx: VerbContext,
  invented: InventedPerson,
  place: Place,
  group: SubsidyGroup,
  today: CivilDate,
  trade?: string,
): Promise<MadePerson> {
  const { id } = await registerPerson(ctx, {
    name: invented.name,
    idNumber: invented.idNumber,
    phone: invented.phone,
    district: place.district,
    trust: 'A',
  })
  const source = '演示登记'
  await setStatus(ctx, id, employmentOf(group, place, today, trade))
  if (group === 'enterprise-employee') {
    await setStatus(ctx, id, { kind: 'insured', from: addDays(today, -3000), source, trust: 'A' })
  } else {
    await setStatus(ctx, id, { kind: STATUS[group], from: addDays(today, -390), source, trust: 'A' })
  }
  return {
    ...invented,
    id,
    district: place.district,
    group,
    creditCode: group === 'enterprise-employee' ? place.employerCode : null,
  }
}

/** Years of work, so that the conditions of the level are met; who is no employee now left the job a year ago. */
const employmentOf = (group: SubsidyGroup, place: Place, today: CivilDate, trade?: string): NewStatus => ({
  kind: 'employed',
  organisation: place.employer,
  ...(trade ? { detail: { occupation: trade } } : {}),
  from: addDays(today, -3000),
  to: group === 'enterprise-employee' ? null : addDays(today, -400),
  source: '演示登记',
  trust: 'A',
})

/** Says what these people have worked as (从事的职业), which counts for a level's conditions (R4.6). */
export const workedAs = (
  kernel: Kernel,
  people: readonly MadePerson[],
  place: Place,
  trade: string,
  today: CivilDate,
): Promise<void> =>
  performAsSystem(kernel, 'demo.work', async (ctx) => {
    for (const { id, group } of people)
      await setStatus(ctx, id, employmentOf(group as SubsidyGroup, place, today, trade))
  })

const STATUS = {
  'rural-worker': 'rural-worker',
  'registered-unemployed': 'registered-unemployed',
  resident: 'resident',
} as Record<SubsidyGroup, 'rural-worker' | 'registered-unemployed' | 'resident'>
