import { casesOf } from '../../../kernel/case/index.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import type { MadePerson } from '../people/residents.ts'
import type { Place } from '../setting/places.ts'
import { pastWalk } from './past-walk.ts'
import {
  approveCase,
  fileRoadClass,
  holdRoadClass,
  holdRoadExam,
  ownRoom,
  passNotice,
  payBatch,
  planRoadExam,
} from './road.ts'

/** How far a class of the demo has come. */
export type Stage =
  | 'filed'
  | 'withdrawn'
  | 'correcting'
  | 'refused'
  | 'review'
  | 'approved'
  | 'completed'
  | 'enrolling'
  | 'seated'
  | 'exam-notice'
  | 'claims'
  | 'claims-review'
  | 'claims-notice'
  | 'claims-approved'
  | 'paid'
  | 'bounced'

/** What a class of the demo has left, by case number. */
export interface Left {
  class: string
  exam: string | null
  claims: string[]
}

/** Takes a class of these people, and what follows from it, to a stage; gives the numbers that it left there. */
export async function live(
  kernel: Kernel,
  place: Place,
  stage: Stage,
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<Left> {
  const walk = pastWalk(kernel, place, addDays(today, -START_DAYS_AGO[stage]))
  const trade = people[0]?.trade ?? '焊工'
  const plan = {
    occupation: trade,
    level: 4 as const,
    hours: 80,
    ...ownRoom(people),
    people,
    ...(stage === 'approved' ? { startsOn: addDays(today, 12) } : {}),
  }
  const filed = await fileRoadClass(walk, plan)
  const { number } = filed
  const left: Left = { class: number, exam: null, claims: [] }
  if (stage === 'filed') return left
  if (stage === 'withdrawn') {
    await walk.does({ login: 'jigou' }, CASE_VERBS.stepCase, { number, step: 'withdraw', reason: 'too-few' })
    return left
  }
  if (stage === 'correcting' || stage === 'refused') {
    await walk.does({ login: 'qushouli' }, CASE_VERBS.stepCase, { number, step: 'accept' })
    const answer =
      stage === 'correcting'
        ? { step: 'correct', corrections: ['place'] }
        : { step: 'refuse', reason: 'place-unfit' }
    await walk.does({ login: 'qufuhe' }, CASE_VERBS.stepCase, { number, ...answer })
    return left
  }
  if (stage === 'review') {
    await walk.does({ login: 'qushouli' }, CASE_VERBS.stepCase, { number: filed.number, step: 'accept' })
    return left
  }
  await approveCase(walk, filed.number)
  if (stage === 'approved') return left
  await holdRoadClass(walk, filed.id, null)
  if (stage === 'completed') return left
  if (stage === 'enrolling' || stage === 'seated') {
    const heldOn = addDays(today, 12)
    const { number } = await planRoadExam(walk, {
      class: filed.id,
      occupation: trade,
      level: 4,
      place: '演示考点',
      heldOn,
    })
    if (stage === 'seated')
      await walk.does({ login: 'pingjia' }, CASE_VERBS.stepCase, { number, step: 'seat' })
    return { ...left, exam: number }
  }
  const exam = await holdRoadExam(walk, {
    class: filed.id,
    occupation: trade,
    level: 4,
    place: '演示考点',
    markOf: (seat) => (seat % 7 === 6 ? '52.5' : `${66 + ((seat * 7) % 30)}`),
  })
  left.exam = exam.number
  if (stage === 'exam-notice') return left
  await passNotice(walk, { login: 'pingjia' }, exam.number)
  const claims = await claimsOf(kernel, people)
  left.claims = claims
  if (stage === 'claims') return left
  for (const number of claims)
    await walk.does({ login: 'qushouli' }, CASE_VERBS.stepCase, { number, step: 'accept' })
  if (stage === 'claims-review') return left
  for (const number of claims)
    await walk.does({ login: 'qufuhe' }, CASE_VERBS.stepCase, { number, step: 'approve' })
  if (claims.length === 0 || stage === 'claims-notice') return left
  await passNotice(walk, { login: 'qufuhe' }, claims[0] as string)
  if (stage === 'claims-approved') return left
  await payBatch(walk, stage === 'bounced' ? [claims[0] as string] : [])
  return left
}

/** So long ago did a class of each stage begin that it is just there today. */
const START_DAYS_AGO: Record<Stage, number> = {
  filed: 1,
  withdrawn: 1,
  correcting: 2,
  refused: 2,
  review: 2,
  approved: 3,
  completed: 14,
  enrolling: 15,
  seated: 15,
  'exam-notice': 16,
  claims: 30,
  'claims-review': 32,
  'claims-notice': 23,
  'claims-approved': 45,
  paid: 60,
  bounced: 52,
}

/** What these people may still be given, the trainings before the evaluation fees. */
async function claimsOf(kernel: Kernel, people: readonly MadePerson[]): Promise<string[]> {
  const ids = new Set(people.map(({ id }) => id))
  const waiting = { states: ['filed'], held: false }
  const found = await Promise.all(
    ['BT', 'PJ'].map((kind) => casesOf(kernel.database.db, { ...waiting, kind })),
  )
  return found
    .flat()
    .flatMap(({ number, person }) => (person && ids.has(person) ? [number] : []))
    .sort()
}
