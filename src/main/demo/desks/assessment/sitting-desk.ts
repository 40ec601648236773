import type { Db } from '../../../../kernel/database/index.ts'
import { addDays, civilDateOf } from '../../../../kernel/value/time/civil-date.ts'
import { candidatesAmong } from '../../../../modules/assessment/index.ts'
import type { MadePerson } from '../../people/residents.ts'
import { machineExam } from './machine-exam.ts'
import { cardOf } from './practical-exam.ts'
import { rehearsalDesk } from './rehearsal-desk.ts'
import { type At, answersLeft, lateAnswers, questionDoubted } from './sat-sessions.ts'

const SITTERS = 4
/** So long after the city was made the paper begins. */
const BEGINS_AFTER = 3 * 60_000

/** The hour of a moment in China. */
const hourOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

/**
 * Leaves examinations of welders at machines: one that residents can sit in three minutes, and, sat by people of the other districts, one
 * whose texts wait for examiners, one with answers that came late, and one with a question in doubt.
 */
export async function sittingDesk(
  at: At,
  db: Db,
  { residents, others }: { residents: readonly MadePerson[]; others: readonly MadePerson[] },
  now: Date,
): Promise<void> {
  const today = civilDateOf(now)
  const opens = new Date(now.getTime() + BEGINS_AFTER)
  const own = await neverExamined(db, residents)
  // At midnight there is none today any more.
  if (civilDateOf(opens) === today && own.length > 0)
    await machineExam(at(today, hourOf(now)), {
      ...COMING,
      level: '4',
      day: today,
      opens: hourOf(opens),
      people: own.slice(-SITTERS),
      opened: true,
    })
  const rest = await outsiders(db, others)
  const next = () => rest.splice(0, SITTERS)
  if (rest.length < SITTERS * 5) return
  await answersLeft(at, next(), today)
  await lateAnswers(at, next(), today)
  await questionDoubted(at, next(), today)
}

/**
 * Leaves two that come, once examiners have cards: in one, two are to watch who have not declared yet, so that no code is given in its room until
 * both have.
 */
export async function comingDesk(at: At, db: Db, others: readonly MadePerson[], now: Date): Promise<void> {
  const today = civilDateOf(now)
  const rest = await outsiders(db, others)
  if (rest.length < SITTERS * 2) return
  const walk = at(today, hourOf(now))
  const near = await machineExam(walk, {
    ...COMING,
    level: '5',
    day: addDays(today, 5),
    opens: '09:00',
    people: rest.slice(0, SITTERS),
    watchers: [cardOf('yuejuan2'), cardOf('yuejuan3')],
  })
  if (near) await rehearsalDesk(walk, near.session)
  await machineExam(walk, {
    ...COMING,
    level: '4',
    day: addDays(today, 14),
    opens: '14:00',
    people: rest.slice(SITTERS, SITTERS * 2),
  })
}

const COMING = { rooms: 1, forms: 2, opened: false } as const

/** From the end of the list: the first of each district have a part in other stories. */
const outsiders = async (db: Db, others: readonly MadePerson[]): Promise<MadePerson[]> =>
  (await neverExamined(db, others)).reverse()

/** Welders among them who have never been enrolled in an examination. */
export async function neverExamined(db: Db, people: readonly MadePerson[]): Promise<MadePerson[]> {
  const welders = people.filter(({ trade }) => trade === '焊工')
  const known = await candidatesAmong(
    db,
    welders.map(({ id }) => id),
  )
  return welders.filter(({ id }) => !known.has(id))
}
