import type { Level } from '../../../kernel/value/level.ts'
import { addDays, type CivilDate, civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../../../kernel/verb/index.ts'
import { currentCatalogue } from '../../../modules/catalogue/index.ts'
import { giveScope } from '../../../modules/organisations/index.ts'
import type { MadePerson } from '../people/residents.ts'
import type { Place } from '../setting/places.ts'
import { pastWalk } from './past-walk.ts'
import { approveCase, fileRoadClass, ownRoom } from './road.ts'

/** So many classes are open for enrolment in each district. */
const EACH = 2
const SEATS = 20
/** So many people of each district, its last ones, are in them. */
export const IN_OPEN_CLASSES = EACH * SEATS
const LEVELS: readonly Level[] = [5, 4, 3, 2, 1]

/**
 * Leaves in every district classes that are open now: over the city each occupation of the catalogue, each level, both
 * lengths and both ways of teaching, with people who had no history so far.
 */
export async function openClasses(
  kernel: Kernel,
  places: ReadonlyMap<string, Place>,
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  const from = addDays(today, -3)
  const { entries } = await pastWalk(kernel, [...places.values()][0] as Place, today).does(
    'public',
    currentCatalogue,
    {},
  )
  let at = 0
  for (const place of places.values()) {
    const free = people.filter(({ district }) => district === place.district).slice(-IN_OPEN_CLASSES)
    for (let own = 0; own < EACH; own += 1, at += 1) {
      const { name: occupation, amounts } = entries[at % entries.length] as (typeof entries)[number]
      const level = levelFrom(at, amounts)
      await performAsSystem(kernel, 'demo.scope', (ctx) =>
        giveScope(ctx, place.provider, {
          purpose: 'training',
          occupation,
          levels: [...LEVELS],
          from: addDays(civilDateOf(ctx.now), -900),
          source: '演示数据',
        }),
      )
      const walk = pastWalk(kernel, place, from)
      const { number } = await fileRoadClass(walk, {
        occupation,
        level,
        hours: at % 2 === 0 ? 80 : 120,
        mode: at % 3 === 0 ? 'blended' : 'offline',
        ...ownRoom(free.slice(own * SEATS)),
        startsOn: addDays(today, 8 + (at % 20)),
        people: free.slice(own * SEATS, (own + 1) * SEATS),
      })
      await approveCase(walk, number)
    }
  }
}

/** The next level in turn that the catalogue subsidises for the occupation. */
function levelFrom(at: number, amounts: Readonly<Record<string, { kind: string }>>): Level {
  const inTurn = LEVELS.map((_, turn) => LEVELS[(at + turn) % LEVELS.length] as Level)
  const found = inTurn.find((level) => !NONE.includes(amounts[level]?.kind ?? ''))
  if (!found) throw new Error('the catalogue subsidises no level of an occupation that it lists')
  return found
}

/** Cells of the catalogue that say that nothing is paid. */
const NONE = ['notInStandard', 'notSubsidised']
