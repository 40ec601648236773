import { casesOf } from '../../../../kernel/case/index.ts'
import { addDays, type CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../../../kernel/verb/index.ts'
import { announceOffer, cancelOffer, enterClass, signUp } from '../../../../modules/enrolment/index.ts'
import { estimateOf } from '../../../../modules/subsidy/index.ts'
import { classByNumber, type TrainingClass, traineesOf } from '../../../../modules/training/index.ts'
import { CASE_VERBS } from '../../../modules.ts'
import type { MadePerson } from '../../people/residents.ts'
import { COURSES } from '../../setting/places.ts'
import type { Walk } from '../../story/road.ts'

const PROVIDER = { login: 'jigou' } as const

/** Courses that people have signed up for: one with room, one that is full, one that is not held, one whose class was filed. */
export async function enrolmentDesk(
  walk: Walk,
  kernel: Kernel,
  provider: string,
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  const like = await aClass(kernel, provider, today)
  if (!like) throw new Error('the demo has no class after which to enrol')
  const { occupation, level, hours, mode } = like
  const announce = async (place: string, seats: number, days: number) => {
    const startsOn = addDays(today, days)
    const offer = {
      occupation,
      level,
      hours,
      mode,
      place,
      startsOn,
      closesOn: addDays(today, days - 5),
      seats,
      fee: 268_000,
    }
    return (await walk.does(PROVIDER, announceOffer, offer)).id
  }
  const join = async (id: string, person: string) => (await walk.does({ person }, signUp, { id })).number
  const step = (who: { login: string } | { person: string }, number: string, name: string, reason?: string) =>
    walk.does(who as typeof PROVIDER, CASE_VERBS.stepCase, {
      number,
      step: name,
      ...(reason ? { reason } : {}),
    })
  const [first, second, third, fourth, fifth] = people.map(({ id }) => id) as [
    string,
    string,
    string,
    string,
    string,
  ]

  const roomy = await announce('演示实训楼 201', 40, 30)
  await join(roomy, first)
  await step(PROVIDER, await join(roomy, second), 'admit')
  await step(PROVIDER, await join(roomy, third), 'refuse', 'unreachable')
  await step({ person: fourth }, await join(roomy, fourth), 'withdraw', 'no-time')

  const full = await announce('演示实训楼 202（小班）', 2, 25)
  for (const person of [first, third, fourth, fifth]) await join(full, person)

  await walk.does(PROVIDER, announceOffer, {
    occupation: COURSES.startup,
    level: 'special',
    hours: 56,
    mode: 'offline',
    place: '演示创业楼 101',
    startsOn: addDays(today, 26),
    closesOn: addDays(today, 20),
    seats: 30,
    fee: 0,
  })

  const notHeld = await announce('演示实训楼 203', 20, 28)
  await join(notHeld, fifth)
  await walk.does(PROVIDER, cancelOffer, { id: notHeld, why: '报名人数不足' })

  const filed = await announce('演示实训楼 204', 20, 20)
  const [trainee] = await traineesOf(kernel.database.db, like.id)
  if (trainee) await step(PROVIDER, await join(filed, trainee.person), 'admit')
  await walk.does(PROVIDER, enterClass, { id: filed, class: like.number as never })
  await walk.settle()
}

/** A class of the demo's own provider, by which courses of the same kind are announced: one for which the catalogue pays, where there is one. */
async function aClass(
  { database: { db }, standards }: Kernel,
  provider: string,
  today: CivilDate,
): Promise<TrainingClass | null> {
  const published = await standards()
  const cases = await casesOf(db, { kind: 'KB', states: ['approved'], organisation: provider }, { limit: 40 })
  let first: TrainingClass | null = null
  for (const { number } of cases) {
    const one = await classByNumber(db, number)
    if (!one) continue
    first ??= one
    const { decision } = estimateOf({ ...one, group: 'resident', certified: true }, today, published)
    if (decision.outcome === 'granted') return one
  }
  return first
}
