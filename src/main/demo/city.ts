import { sql } from 'kysely'
import { casesOf } from '../../kernel/case/index.ts'
import { districtName } from '../../kernel/value/district.ts'
import { addDays, type CivilDate, civilDateOf } from '../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../../kernel/verb/index.ts'
import { raiseRecovery } from '../../modules/payments/index.ts'
import { bankDesk } from './bank/bank-desk.ts'
import { paperDesk } from './bank/paper-desk.ts'
import { chanceFrom } from './chance.ts'
import { accreditationDesk } from './desks/assessment/accreditation-desk.ts'
import { certificateDesk } from './desks/assessment/certificate-desk.ts'
import { highlySkilledDesk } from './desks/assessment/highly-skilled.ts'
import { paperCertificateDesk } from './desks/assessment/paper-certificate-desk.ts'
import { practicalDesk } from './desks/assessment/practical-desk.ts'
import { comingDesk, neverExamined, sittingDesk } from './desks/assessment/sitting-desk.ts'
import { visitDesk } from './desks/assessment/visit-desk.ts'
import { centreDesk } from './desks/centre-desk.ts'
import { cityDesk } from './desks/city-desk.ts'
import { creditDesk } from './desks/credit-desk.ts'
import { drawDesk } from './desks/draw-desk.ts'
import { factsDesk } from './desks/facts-desk.ts'
import { letterDesk } from './desks/letter-desk.ts'
import { measureDesk } from './desks/measure-desk.ts'
import { onlineDesk } from './desks/online-desk.ts'
import { programmeDesk } from './desks/programme-desk.ts'
import { ratingDesk } from './desks/rating-desk.ts'
import { reportDesk } from './desks/report-desk.ts'
import { annualDesk, studentDesk, supervisionDesk } from './desks/supervision-desk.ts'
import { attendanceDesk, UNDER_WAY } from './desks/training/attendance-desk.ts'
import { enrolmentDesk } from './desks/training/enrolment-desk.ts'
import { outcomeDesk } from './desks/training/outcome-desk.ts'
import { DEMO_DISTRICT } from './people/accounts.ts'
import { accounts } from './people/officials.ts'
import { CLASS_SIZE, type MadePerson, makePeople } from './people/residents.ts'
import { platformDesk } from './platforms/platform-desk.ts'
import { organisations, type Place } from './setting/places.ts'
import { connectStandIns } from './setting/registers.ts'
import { administratorsDesk } from './story/administrators-desk.ts'
import { everyState } from './story/every-state.ts'
import { fullDesks } from './story/full-desks.ts'
import { live, type Stage } from './story/live.ts'
import { CROWD, longQueues } from './story/long-queues.ts'
import { openClasses } from './story/open-classes.ts'
import { pastWalk } from './story/past-walk.ts'
import { objectTo } from './story/road.ts'
import { settle } from './story/settle.ts'

/** The city is made from it; the same seed makes the same people. */
export const SEED = 20_260_226

/** How large the demo is. */
export interface DemoSize {
  people: number
  districts: number
  /** Who sat the examinations that left long queues in the demo's own district. */
  crowd: number
}
export const WHOLE_CITY: DemoSize = { people: 2000, districts: 16, crowd: CROWD }
export const SMALL_CITY: DemoSize = { people: 54, districts: 1, crowd: 0 }

/** The last residents have earlier certificates; so many before them ask for a fact of theirs to be corrected. */
const CERTIFIED_EARLIER = 4
const CORRECTED = 7

/** Whether the demo is there already. */
export async function demoIsThere(kernel: Kernel): Promise<boolean> {
  const { rows } = await sql`select 1 from identity_account where login = 'jigou'`.execute(kernel.database.db)
  return rows.length > 0
}

/** Makes the fictional city from a seed: organisations, people, accounts, and cases in every state. */
export async function makeDemoCity(
  kernel: Kernel,
  secret: string,
  size: DemoSize,
  say: (text: string) => void,
): Promise<void> {
  // The embedded database has one connection. What a crash could lose here is made again, since accounts come last.
  const embedded = kernel.database.kind === 'pglite'
  if (embedded) await sql`set synchronous_commit = off`.execute(kernel.database.db)
  const chance = chanceFrom(SEED)
  const today = civilDateOf(kernel.clock.now())
  say('演示城市：登记机构…')
  const places = await performAsSystem(kernel, 'demo.organisations', (ctx) =>
    organisations(
      ctx,
      kernel.city.districts.slice(0).map((one) => one.code),
      today,
    ),
  )
  say(`演示城市：登记 ${size.people} 人…`)
  await connectStandIns(kernel)
  const { people, crowd } = await makePeople(kernel, chance, size, order(kernel), places, today)
  // Fresh tables have no statistics yet, and without them every later query is planned badly.
  await sql`analyze`.execute(kernel.database.db)
  // Before all else, since it happened before: what its settling finds to do would else be done in the past.
  if (size.districts > 1) await outcomeDesk(kernel, places.get(DEMO_DISTRICT) as Place, today)
  for (const [index, district] of order(kernel).slice(0, size.districts).entries()) {
    say(`演示城市：${districtName(kernel.city, district)} 的培训、考试和补贴…`)
    await districtLife(kernel, places.get(district) as Place, people, index, today)
  }
  say('演示城市：拨付批次、目录草案…')
  await cityDesk(pastWalk(kernel, places.get(DEMO_DISTRICT) as Place, today), today)
  const residents = people.filter((one) => one.district === DEMO_DISTRICT)
  const last = Math.floor(residents.length / CLASS_SIZE - 1) * CLASS_SIZE
  const own = residents.slice(last, last + CLASS_SIZE)
  await live(kernel, places.get(DEMO_DISTRICT) as Place, 'claims-approved', own, today)
  say('演示城市：培训项目…')
  // Before the recoveries: what an enterprise is paid here would be kept back for what it owes.
  await programmeDesk(kernel, places.get(DEMO_DISTRICT) as Place, today)
  await oneRecovery(kernel)
  if (size.districts > 1) {
    say('演示城市：各区正在招生的班、每一种状态的办件…')
    await openClasses(kernel, places, people, today)
    await everyState(kernel, places, people, today)
    await fullDesks(kernel, places, people, today)
    await attendanceDesk(
      pastWalk(kernel, places.get(DEMO_DISTRICT) as Place, addDays(today, -5)),
      kernel.database.db,
      residents.slice(-UNDER_WAY),
      today,
    )
  }
  if (crowd.length > 0) {
    say('演示城市：上百件的队列…')
    await longQueues(kernel, places.get(DEMO_DISTRICT) as Place, crowd, today)
  }
  await certificateDesk(
    pastWalk(kernel, places.get(DEMO_DISTRICT) as Place, today),
    kernel.database.db,
    residents,
  )
  await paperCertificateDesk(kernel, places.get(DEMO_DISTRICT) as Place, residents, today)
  await factsDesk(
    pastWalk(kernel, places.get(DEMO_DISTRICT) as Place, today),
    residents.slice(-CORRECTED - CERTIFIED_EARLIER, -CERTIFIED_EARLIER),
  )
  await ratingDesk(
    pastWalk(kernel, places.get(DEMO_DISTRICT) as Place, addDays(today, -2)),
    kernel.database.db,
  )
  await letterDesk((daysAgo) =>
    pastWalk(kernel, places.get(DEMO_DISTRICT) as Place, addDays(today, -daysAgo)),
  )
  await onlineDesk(pastWalk(kernel, places.get(DEMO_DISTRICT) as Place, addDays(today, -3)))
  await enrolmentDesk(
    pastWalk(kernel, places.get(DEMO_DISTRICT) as Place, addDays(today, -3)),
    kernel,
    (places.get(DEMO_DISTRICT) as Place).provider,
    residents,
    today,
  )
  say('演示城市：机构信用…')
  const rated = order(kernel).slice(0, size.districts)
  await creditDesk(
    kernel,
    rated.map((district) => places.get(district) as Place),
    today,
  )
  await measureDesk(
    kernel,
    rated.map((district) => places.get(district) as Place),
    today,
  )
  say('演示城市：企业培训中心…')
  await centreDesk(
    kernel,
    rated.map((district) => places.get(district) as Place),
    today,
  )
  say('演示城市：评价机构备案…')
  await accreditationDesk(
    kernel,
    rated.map((district) => places.get(district) as Place),
    today,
  )
  await platformDesk(
    kernel,
    rated.map((district) => places.get(district) as Place),
    residents,
    today,
  )
  const watched = rated.map((district) => places.get(district) as Place)
  await supervisionDesk(kernel, watched, today)
  await annualDesk(kernel, watched, today)
  if (size.districts > 1) await studentDesk(kernel, watched[0] as Place, today)
  await drawDesk(kernel, watched, today)
  await reportDesk(kernel, watched[0] as Place, today)
  say('演示城市：题库…')
  await bankDesk(pastWalk(kernel, watched[0] as Place, addDays(today, -4)))
  say('演示城市：开通账号…')
  if (embedded) await sql`set synchronous_commit = on`.execute(kernel.database.db)
  // Accounts come last, so that a demo whose making was interrupted is made again and not taken for whole.
  await accounts(kernel, secret, places.get(DEMO_DISTRICT) as Place)
  await administratorsDesk(kernel, places)
  // Whoever holds a share of a paper has an account.
  await paperDesk(pastWalk(kernel, watched[0] as Place, today), today)
  const now = kernel.clock.now()
  const at = (day: CivilDate, hour: string) => pastWalk(kernel, watched[0] as Place, day, hour)
  const others = people.filter(({ district }) => district !== DEMO_DISTRICT)
  await sittingDesk(at, kernel.database.db, { residents, others }, now)
  if (size.districts > 1) {
    await practicalDesk(at, kernel.database.db, await neverExamined(kernel.database.db, residents), today)
    await comingDesk(at, kernel.database.db, others, now)
    await highlySkilledDesk(at, await neverExamined(kernel.database.db, others), today)
  }
  await visitDesk(kernel, at, watched[0] as Place, today)
  await settle(kernel)
}

/** One payment has to come back, so that the recovery desk has work. */
async function oneRecovery(kernel: Kernel): Promise<void> {
  const paid = await casesOf(kernel.database.db, { states: ['paid'] })
  // A claim's: what an enterprise owed of its programmes would be kept back from whatever it is paid in the tour.
  const number = paid
    .map((one) => one.number)
    .filter((one) => /^(BT|PJ)-/.test(one))
    .sort()
    .at(-1)
  if (!number) return
  await performAsSystem(kernel, 'demo.recovery', (ctx) =>
    raiseRecovery(ctx, { case: number, why: '演示：复查认定考勤不实，改变原补贴决定' }),
  )
}

const order = (kernel: Kernel): string[] => [
  DEMO_DISTRICT,
  ...kernel.city.districts.map((one) => one.code as string).filter((code) => code !== DEMO_DISTRICT),
]

/** In the demo's own district every stage is there; elsewhere one a district. */
const STAGES: readonly Stage[] = [
  'paid',
  'bounced',
  'claims-approved',
  'claims-notice',
  'claims-review',
  'claims',
  'exam-notice',
  'enrolling',
  'seated',
  'completed',
  'approved',
  'review',
  'filed',
  'correcting',
  'refused',
  'withdrawn',
]

async function districtLife(
  kernel: Kernel,
  place: Place,
  people: readonly MadePerson[],
  index: number,
  today: CivilDate,
): Promise<void> {
  const own = people.filter((one) => one.district === place.district)
  const stages = index === 0 ? STAGES : [STAGES[index % STAGES.length] as Stage]
  for (const [at, stage] of stages.entries()) {
    const group = own.slice(at * CLASS_SIZE, (at + 1) * CLASS_SIZE)
    if (group.length === 0) continue
    const { claims } = await live(kernel, place, stage, group, today)
    const last = claims.at(-1)
    if (stage === 'claims-notice' && last) await objectTo(pastWalk(kernel, place, addDays(today, -1)), last)
  }
}
