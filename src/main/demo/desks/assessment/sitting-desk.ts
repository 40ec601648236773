import type { Db } from '../../../../kernel/database/index.ts'
import { addDays, civilDateOf } from '../../../../kernel/value/time/civil-date.ts'
import { candidatesAmong } from '../../../../modules/assessment/index.ts'
import type { MadePerson } from '../../people/residents.ts'
import { type MachinePlan, machineExam } from './machine-exam.ts'
import { rehearsalDesk } from './rehearsal-desk.ts'
import { type At, answersLeft, lateAnswers, questionDoubted } from './sat-sessions.ts'

const SITTERS = 4
/** So long after the city was made the paper begins. */
const BEGINS_AFTER = 3 * 60_000

/** The hour of a moment in China. */
const hourOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

/**
 * Leaves examinations of welders at machines: one that residents can sit in three minutes, two that come, and, sat by people of the other
 * districts, one whose texts wait for examiners, one with answers that came late, and one with a question in doubt.
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
  const coming = { rooms: 1, forms: 2, opened: false } as const
  const come = (plan: Pick<MachinePlan, 'level' | 'day' | 'opens' | 'people'>) =>
    machineExam(at(today, hourOf(now)), { ...coming, ...plan })
  // At midnight there is none today any more.
  if (civilDateOf(opens) === today && own.length > 0)
    await machineExam(at(today, hourOf(now)), {
      ...coming,
      level: '4',
      day: today,
      opens: hourOf(opens),
      people: own.slice(-SITTERS),
      opened: true,
    })
  // From the end of the list: the first of each district have a part in other stories.
  const rest = (await neverExamined(db, others)).reverse()
  const next = () => rest.splice(0, SITTERS)
  if (rest.length < SITTERS * 5) return
  await answersLeft(at, next(), today)
  await lateAnswers(at, next(), today)
  await questionDoubted(at, next(), today)
  const near = await come({ level: '5', day: addDays(today, 5), opens: '09:00', people: next() })
  if (near) await rehearsalDesk(at(today, hourOf(now)), near.session)
  await come({ level: '4', day: addDays(today, 14), opens: '14:00', people: next() })
}

/** Welders among them who have never been enrolled in an examination. */
export async function neverExamined(db: Db, people: readonly MadePerson[]): Promise<MadePerson[]> {
  const welders = people.filter(({ trade }) => trade === '焊工')
  const known = await candidatesAmong(
    db,
    welders.map(({ id }) => id),
  )
  return welders.filter(({ id }) => !known.has(id))
}
