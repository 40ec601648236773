import { type CaseFile, casesOf } from '../../../kernel/case/index.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../../../kernel/verb/index.ts'
import { applyForExam, candidatesAmong, planExam, readExam } from '../../../modules/assessment/index.ts'
import { raiseRecovery } from '../../../modules/payments/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import { DEMO_DISTRICT } from '../people/accounts.ts'
import type { MadePerson } from '../people/residents.ts'
import { type Place, TRADES } from '../setting/places.ts'
import { pastWalk } from './past-walk.ts'
import { fileRoadClass, ownRoom } from './road.ts'

/** So many of each sort are left with whoever has too few of them otherwise. */
const CORRECTIONS = 5
const RECOVERIES = 3
const SITTERS = 3
const LATE = 6
/** More days than any term of a filing has, also over 春节. */
const LATE_DAYS = 40
/** From here on a district's people have no history but an open class. */
const WITHOUT_HISTORY = 60

/** Leaves with the payees, the examiners and finance as much work as their posts have in a month. */
export async function fullDesks(
  kernel: Kernel,
  places: ReadonlyMap<string, Place>,
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  const place = places.get(DEMO_DISTRICT) as Place
  const residents = people.filter(({ district }) => district === DEMO_DISTRICT)
  for (const payee of ['employer', 'trainer']) await corrections(kernel, place, payee, today)
  await recoveries(kernel)
  await heldExams(kernel, place, residents, today)
  await lateFilings(kernel, [...places.values()], people, today)
}

/** The last of these by their numbers. */
const lastOf = (files: readonly CaseFile[], most: number): CaseFile[] =>
  [...files].sort((a, b) => (a.number < b.number ? 1 : -1)).slice(0, most)

/** Claims of a sort of payee that the district sent back to be corrected. */
async function corrections(kernel: Kernel, place: Place, payee: string, today: CivilDate): Promise<void> {
  const waiting = { states: ['filed'], held: false, district: DEMO_DISTRICT }
  const filed = await casesOf(kernel.database.db, waiting)
  const claims = filed.filter(({ form }) => form.payee === payee)
  const walk = pastWalk(kernel, place, today)
  for (const { number } of lastOf(claims, CORRECTIONS))
    await walk.does({ login: 'qushouli' }, CASE_VERBS.stepCase, {
      number,
      step: 'correct',
      corrections: ['attendance'],
    })
}

/** Payments that have to come back and wait for the district, the bureau and finance. */
async function recoveries(kernel: Kernel): Promise<void> {
  const { db } = kernel.database
  const demanded = new Set((await casesOf(db, { kind: 'ZH' })).map(({ form }) => form.case))
  const paid = await casesOf(db, { states: ['paid'], district: DEMO_DISTRICT })
  const untouched = paid.filter(({ number }) => /^(BT|PJ)-/.test(number) && !demanded.has(number))
  for (const { number } of lastOf(untouched, RECOVERIES))
    await performAsSystem(kernel, 'demo.recovery', (ctx) =>
      raiseRecovery(ctx, { case: number, why: '演示：复查认定课时不足，改变原补贴决定' }),
    )
}

/** Examinations that were sat yesterday by people who applied for themselves, and whose marks are to be entered. */
async function heldExams(
  kernel: Kernel,
  place: Place,
  residents: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  const sittings = [...TRADES, ...TRADES].map(
    (trade, at) => ({ trade, level: at < TRADES.length ? '4' : '5' }) as const,
  )
  const sat = await candidatesAmong(
    kernel.database.db,
    residents.map(({ id }) => id),
  )
  const workers = Map.groupBy(
    residents.filter(({ id }) => !sat.has(id)),
    ({ trade }) => trade,
  )
  for (const [at, { trade, level }] of sittings.slice(0, 6).entries()) {
    const walk = pastWalk(kernel, place, addDays(today, -8))
    const planned = await walk.does({ login: 'pingjia' }, planExam, {
      occupation: trade,
      level,
      heldOn: addDays(today, -1),
      place: '演示考点',
      capacity: 30,
      class: null,
    })
    if (!planned.id || !planned.number) throw new Error(`the examination of ${trade} was ${planned.outcome}`)
    for (const { id } of (workers.get(trade) ?? []).splice(0, SITTERS))
      await walk.does({ person: id }, applyForExam, { id: planned.id })
    await walk.until(addDays(today, -3))
    await walk.does({ login: 'pingjia' }, CASE_VERBS.stepCase, { number: planned.number, step: 'seat' })
    const first = FIRST_ENTRIES[at]
    if (!first) continue
    await walk.until(addDays(today, -1))
    const { papers, candidates } = await walk.does({ login: 'pingjia' }, readExam, { id: planned.id })
    const marks = candidates.flatMap(({ seat }) => (seat ? [{ seat, value: '81.5' }] : []))
    for (const { paper } of papers)
      await walk.does({ login: first }, CASE_VERBS.stepCase, {
        number: planned.number,
        step: 'enter-marks',
        input: { paper, marks },
      })
  }
}

/** Who has entered the marks of the first of them already, so that the other marker's turn is the second. */
const FIRST_ENTRIES: readonly string[] = ['yuejuan1', 'yuejuan2']

/** Filings that other districts have left lying until they were late on any day of the year: for whoever watches. */
async function lateFilings(
  kernel: Kernel,
  places: readonly Place[],
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  for (const place of places.filter(({ district }) => district !== DEMO_DISTRICT).slice(0, LATE)) {
    const own = people.filter(({ district }) => district === place.district)
    const [first, ...others] = own.slice(WITHOUT_HISTORY)
    if (!first) continue
    const { trade } = first
    await fileRoadClass(pastWalk(kernel, place, addDays(today, -LATE_DAYS)), {
      occupation: trade,
      level: 4,
      hours: 80,
      ...ownRoom([first]),
      startsOn: addDays(today, 20),
      people: [first, ...others.filter((one) => one.trade === trade).slice(0, 1)],
    })
  }
}
