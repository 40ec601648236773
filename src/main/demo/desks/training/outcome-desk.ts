import { addDays, type CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem, standingClock } from '../../../../kernel/verb/index.ts'
import { followUpDue, publishOutcomes, rateClass } from '../../../../modules/training/index.ts'
import { chanceFrom } from '../../chance.ts'
import { inventPerson } from '../../people/people.ts'
import { enterPerson, type MadePerson, whatRegistersKnow } from '../../people/residents.ts'
import type { Place } from '../../setting/places.ts'
import { letRegistersKnow } from '../../setting/registers.ts'
import { pastWalk } from '../../story/past-walk.ts'
import { approveCase, fileRoadClass, holdRoadClass } from '../../story/road.ts'
import { settle } from '../../story/settle.ts'

/** Behind everybody else whom the city and its tour invent. */
const FROM = 9000
const TRAINEES = 12
/** So many of them have found work since. */
const FOUND_WORK = 9

/** A class of people out of work, completed so long ago that they were asked about: what came of it is published. */
export async function outcomeDesk(kernel: Kernel, place: Place, today: CivilDate): Promise<void> {
  const people = await newcomers(kernel, place, today)
  const walk = pastWalk(kernel, place, addDays(today, -250))
  const { id, number } = await fileRoadClass(walk, {
    occupation: '焊工',
    level: 4,
    hours: 80,
    place: '演示实训楼 301',
    teacher: '演示·蒋师傅',
    people,
  })
  await walk.settle()
  await approveCase(walk, number)
  await holdRoadClass(walk, id, null)
  for (const [at, { id: person }] of people.entries())
    await walk.does({ person }, rateClass, { id, stars: at % 6 === 5 ? 3 : 5 })
  const then: Kernel = { ...kernel, clock: standingClock(`${addDays(today, -35)}T09:00:00+08:00`) }
  await followUpDue(then)
  await settle(then)
  await followUpDue(then)
  await publishOutcomes(kernel)
}

async function newcomers(kernel: Kernel, place: Place, today: CivilDate): Promise<MadePerson[]> {
  const chance = chanceFrom(FROM)
  const people = await performAsSystem(kernel, 'demo.people', async (ctx) => {
    const made: MadePerson[] = []
    for (let at = 0; at < TRAINEES; at += 1)
      made.push(
        await enterPerson(
          ctx,
          inventPerson(chance, FROM + at, today),
          place,
          'registered-unemployed',
          '焊工',
        ),
      )
    return made
  })
  const known = people.map((person, at) => {
    const { rows, ...who } = whatRegistersKnow(person, place, today)
    const work = {
      kind: 'employed' as const,
      from: addDays(today, -150),
      reference: `found-work-${person.phone}`,
      employerCode: place.employerCode,
    }
    return { ...who, rows: at < FOUND_WORK ? [...rows, work] : rows }
  })
  // A delivery after those that told of everybody else: serials are moments.
  const later = standingClock(new Date(kernel.clock.now().getTime() + 500).toISOString())
  await letRegistersKnow({ ...kernel, clock: later }, known, false)
  return people
}
