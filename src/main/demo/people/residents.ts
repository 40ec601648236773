import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem, type VerbContext } from '../../../kernel/verb/index.ts'
import { registerPerson, type SubsidyGroup } from '../../../modules/people/index.ts'
import type { Chance } from '../chance.ts'
import { type Place, TRADES } from '../setting/places.ts'
import { type DemoRow, type KnownToRegisters, letRegistersKnow } from '../setting/registers.ts'
import type { RosterPerson } from '../story/roster.ts'
import { type InventedPerson, inventPerson } from './people.ts'

/** Of which people are in turn of chance. */
export const GROUPS: readonly SubsidyGroup[] = [
  'enterprise-employee',
  'enterprise-employee',
  'rural-worker',
  'registered-unemployed',
  'resident',
]

/** So many people are in a class of the demo, and work in one trade. */
export const CLASS_SIZE = 3

/** Behind everybody else whom the city and its tour invent. */
const CROWD_FROM = 6000

/** Somebody of the demo, as registered. */
export interface MadePerson extends RosterPerson {
  id: string
  district: string
  /** What the person works as. */
  trade: string
}

/**
 * Registers so many people over the districts, in their order, and lets the registers send what they know of them; the
 * crowd works for the employer of the first district, and is given beside the others.
 */
export async function makePeople(
  kernel: Kernel,
  chance: Chance,
  size: { people: number; districts: number; crowd: number },
  districts: readonly string[],
  places: ReadonlyMap<string, Place>,
  today: CivilDate,
): Promise<{ people: MadePerson[]; crowd: MadePerson[] }> {
  const made: MadePerson[] = []
  const crowd: MadePerson[] = []
  const known: KnownToRegisters[] = []
  const counts = new Map<string, number>()
  for (let from = 0; from < size.people; from += 100) {
    await performAsSystem(kernel, 'demo.people', async (ctx) => {
      for (let index = from; index < Math.min(from + 100, size.people); index += 1) {
        const invented = inventPerson(chance, index, today)
        const district = districts[size.districts === 1 ? 0 : index % districts.length] as string
        const count = counts.get(district) ?? 0
        counts.set(district, count + 1)
        const place = places.get(district) as Place
        const trade = TRADES[Math.floor(count / CLASS_SIZE) % TRADES.length] as string
        const person = await enterPerson(ctx, invented, place, chance.one(GROUPS), trade)
        made.push(person)
        known.push(whatRegistersKnow(person, place, today))
      }
    })
  }
  await performAsSystem(kernel, 'demo.people', async (ctx) => {
    const place = places.get(districts[0] as string) as Place
    for (let at = 0; at < size.crowd; at += 1) {
      const invented = inventPerson(chance, CROWD_FROM + at, today)
      // They wait for no account: what follows from their certificates goes to the employer.
      const person = await enterPerson(ctx, invented, place, 'enterprise-employee', TRADES[0])
      crowd.push(person)
      known.push(whatRegistersKnow(person, place, today))
    }
  })
  await letRegistersKnow(kernel, known, true)
  return { people: made, crowd }
}

/** Registers an invented person, as signing in for the first time would. */
export async function enterPerson(
  ctx: VerbContext,
  invented: InventedPerson,
  place: Place,
  group: SubsidyGroup,
  trade: string,
): Promise<MadePerson> {
  const { id } = await registerPerson(ctx, {
    name: invented.name,
    idNumber: invented.idNumber,
    phone: invented.phone,
    district: place.district,
    trust: 'A',
  })
  return {
    ...invented,
    id,
    district: place.district,
    group,
    trade,
    creditCode: group === 'enterprise-employee' ? place.employerCode : null,
  }
}

/** What 社保, 就业, 公安 and 教育 have on file of an invented person, each row under its own name. */
export function whatRegistersKnow(person: MadePerson, place: Place, today: CivilDate): KnownToRegisters {
  const since = addDays(today, -3000)
  const row = (kind: DemoRow['kind'], from: CivilDate, more: Partial<DemoRow> = {}): DemoRow => ({
    kind,
    from,
    reference: `${kind}-${person.phone}`,
    ...more,
  })
  const works = person.group === 'enterprise-employee'
  const work = {
    employerCode: place.employerCode,
    ...(knowsTrade(person) ? { occupation: person.trade } : {}),
  }
  const rows = works
    ? [row('employed', since, work), row('insured', since, { scheme: 'enterprise' })]
    : [
        // Worked for years before, so that the conditions of the level are met.
        row('employed', since, { ...work, to: addDays(today, -400) }),
        row('insured', since, { scheme: 'enterprise', to: addDays(today, -400) }),
        row(STATUS[person.group], addDays(today, -390)),
      ]
  const graduated = addDays(person.born, 21 * 365)
  if (person.phone.endsWith('5') && graduated <= today)
    rows.push(
      row('degree', graduated, {
        education: 'associate',
        school: '演示职业技术学院',
        major: '智能焊接技术',
      }),
    )
  return { name: person.name, idNumber: person.idNumber, rows }
}

/** 社保 does not know everybody's occupation. */
const knowsTrade = ({ phone }: InventedPerson): boolean => !phone.endsWith('99')

const STATUS = {
  'rural-worker': 'rural-worker',
  'registered-unemployed': 'registered-unemployed',
  resident: 'resident',
} as Record<SubsidyGroup, 'rural-worker' | 'registered-unemployed' | 'resident'>
