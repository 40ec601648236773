import { civilDateOf } from '../../src/kernel/value/time/civil-date.ts'
import { loadCityFolder } from '../../src/main/city.ts'
import { chanceFrom } from '../../src/main/demo/chance.ts'
import { SEED, WHOLE_CITY } from '../../src/main/demo/city.ts'
import { DEMO_DISTRICT } from '../../src/main/demo/people/accounts.ts'
import { inventPerson } from '../../src/main/demo/people/people.ts'
import { CLASS_SIZE, GROUPS } from '../../src/main/demo/people/residents.ts'
import { inventCreditCode, TRADES } from '../../src/main/demo/setting/places.ts'
import type { RosterPerson } from '../../src/main/demo/story/roster.ts'

/** Two welders of the demo's own district who are in no class of the demo: made anew from its seed, as they are in it. */
export function freeWelders(folder: string): RosterPerson[] {
  const chance = chanceFrom(SEED)
  const today = civilDateOf(new Date())
  const { districts } = loadCityFolder(folder).city
  const at = districts.findIndex(({ code }) => code === DEMO_DISTRICT)
  const employerCode = inventCreditCode(DEMO_DISTRICT, at * 4 + 2)
  const own: RosterPerson[] = []
  for (let index = 0; index < WHOLE_CITY.people; index += 1) {
    const person = inventPerson(chance, index, today)
    const group = chance.one(GROUPS)
    if (index % WHOLE_CITY.districts === 0)
      own.push({ ...person, group, creditCode: group === 'enterprise-employee' ? employerCode : null })
  }
  return own
    .filter((_, index) => TRADES[Math.floor(index / CLASS_SIZE) % TRADES.length] === '焊工')
    .slice(48 / 4, 22)
    .slice(-2)
}
