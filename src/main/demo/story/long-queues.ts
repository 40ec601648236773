import { casesOf } from '../../../kernel/case/index.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../../kernel/verb/index.ts'
import { applyForExam, planExam } from '../../../modules/assessment/index.ts'
import { enterEarlier } from '../../../modules/certificates/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import type { MadePerson } from '../people/residents.ts'
import { type Place, TRADES } from '../setting/places.ts'
import { pastWalk } from './past-walk.ts'
import { enterRoadMarks, passNotice } from './road.ts'

/** Examinations that were found unlawful: how many sat each, and so many days ago its certificates came into doubt. */
const VOIDED = [
  { sat: 36, daysAgo: 14 },
  { sat: 44, daysAgo: 10 },
  { sat: 50, daysAgo: 3 },
] as const
/** So many re-examinations have been proposed on and wait for whoever decides. */
const PROPOSED = 30
/** So many certificates of earlier years were entered and wait to be checked. */
const EARLIER = 40
/** All who are needed for that. */
export const CROWD = VOIDED.reduce((sum, { sat }) => sum + sat, 0)

/**
 * Leaves with those who have queues what a bad month leaves: about a hundred cases each with the district's clerk, its
 * reviewer and the municipal officer, due on different days.
 */
export async function longQueues(
  kernel: Kernel,
  place: Place,
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  let from = 0
  for (const { sat, daysAgo } of VOIDED) {
    await voidedExam(kernel, place, people.slice(from, from + sat), addDays(today, -daysAgo))
    from += sat
  }
  await proposals(kernel, place, today)
  for (const [at, one] of people.slice(0, EARLIER).entries())
    await pastWalk(kernel, place, addDays(today, -(at % 5))).does({ login: 'qushouli' }, enterEarlier, {
      name: one.name,
      idNumber: one.idNumber,
      scheme: 'qualification',
      certificateNumber: `16020030015001${String(at).padStart(2, '0')}`,
      occupation: TRADES[0],
      level: '5',
      issuedOn: '2016-05-10',
      issuer: '演示·外地职业技能鉴定中心',
      evidence: '演示：看过原件，全国联网查询一致。',
    })
}

/** An examination that people applied for and passed, and that was declared void on a day: its certificates are in doubt. */
async function voidedExam(
  kernel: Kernel,
  place: Place,
  people: readonly MadePerson[],
  on: CivilDate,
): Promise<void> {
  const heldOn = addDays(on, -30)
  const walk = pastWalk(kernel, place, addDays(heldOn, -8))
  const { id, number } = await walk.does({ login: 'pingjia' }, planExam, {
    occupation: TRADES[0],
    level: '4',
    heldOn,
    place: '演示考点',
    capacity: people.length,
    class: null,
  })
  if (!id || !number) throw new Error('the examination of the long queues was not planned')
  for (const person of people) await walk.does({ person: person.id }, applyForExam, { id })
  await walk.until(addDays(heldOn, -2))
  await walk.does({ login: 'pingjia' }, CASE_VERBS.stepCase, { number, step: 'seat' })
  await walk.until(heldOn)
  await enterRoadMarks(walk, id, number, () => '86')
  await passNotice(walk, { login: 'pingjia' }, number, on)
  const note = '演示：核查属实，试题提前泄露。'
  await walk.does({ login: 'shiju' }, CASE_VERBS.stepCase, { number, step: 'propose-void', note })
  await walk.does({ login: 'shifuhe' }, CASE_VERBS.stepCase, { number, step: 'void', note })
  await walk.settle()
}

/** Proposals on some of the certificates in doubt, made on several days. */
async function proposals(kernel: Kernel, place: Place, today: CivilDate): Promise<void> {
  const opened = await casesOf(
    kernel.database.db,
    { kind: 'FC', states: ['opened'], district: place.district },
    { order: 'longest-waiting', limit: PROPOSED },
  )
  for (const [at, { number }] of opened.entries())
    await pastWalk(kernel, place, addDays(today, -(at % 6))).does(
      { login: 'qushouli' },
      CASE_VERBS.stepCase,
      {
        number,
        step: at % 3 === 0 ? 'propose-overturn' : 'propose-keep',
        note: '演示：已核对考场录像和试卷。',
      },
    )
}
