import { addDays, type CivilDate } from '../../kernel/value/civil-date.ts'
import { type Kernel, performAsSystem, type VerbContext } from '../../kernel/verb/index.ts'
import { registerPerson, type SubsidyGroup, setStatus } from '../../modules/people/index.ts'
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
): Promise<MadePerson> {
  const { id } = await registerPerson(ctx, {
    name: invented.name,
    idNumber: invented.idNumber,
    phone: invented.phone,
    district: place.district,
    trust: 'A',
  })
  const since = addDays(today, -3000)
  const source = '演示登记'
  if (group === 'enterprise-employee') {
    await setStatus(ctx, id, {
      kind: 'employed',
      organisation: place.employer,
      from: since,
      source,
      trust: 'A',
    })
    await setStatus(ctx, id, { kind: 'insured', from: since, source, trust: 'A' })
  } else {
    // Worked for years before, so that the conditions of the level are met.
    await setStatus(ctx, id, {
      kind: 'employed',
      organisation: place.employer,
      from: since,
      to: addDays(today, -400),
      source,
      trust: 'A',
    })
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

const STATUS = {
  'rural-worker': 'rural-worker',
  'registered-unemployed': 'registered-unemployed',
  resident: 'resident',
} as Record<SubsidyGroup, 'rural-worker' | 'registered-unemployed' | 'resident'>
