import { workOff } from '../../../kernel/event/index.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem, standingClock } from '../../../kernel/verb/index.ts'
import { registerOrganisation } from '../../../modules/organisations/index.ts'
import { compile, listRecoveries, raiseRecovery } from '../../../modules/payments/index.ts'
import {
  PROGRAMME_KINDS,
  type ProgrammeKind,
  paymentsOfProgramme,
  planProgramme,
} from '../../../modules/programmes/index.ts'
import { recordViolation } from '../../../modules/training/index.ts'
import { chanceFrom } from '../chance.ts'
import { inventPerson } from '../people/people.ts'
import { enterPerson, type MadePerson, whatRegistersKnow } from '../people/residents.ts'
import { COURSES, inventCreditCode, type Place, TRADES } from '../setting/places.ts'
import { letRegistersKnow } from '../setting/registers.ts'
import { apprenticeDesk } from '../story/apprentices.ts'
import { pastWalk } from '../story/past-walk.ts'
import { attach, fail, type Made, passed, providerCode, step } from '../story/programme-road.ts'
import { approveCase, fileRoadClass, holdRoadClass, ownRoom, payBatch, type Walk } from '../story/road.ts'

/** Behind everybody else whom the demo invents. */
const FROM = 9600

/** How far a plan has come that nobody has carried out yet, each of another kind or trade, so that one can tell them apart. */
const PLANS = {
  filed: { kind: 'project', trade: TRADES[1], amountEach: 180_000 },
  returned: { kind: 'safety', trade: COURSES.safety, amountEach: 50_000 },
  review: { kind: 'directed', trade: TRADES[3], amountEach: 90_000 },
  running: { kind: 'project', trade: TRADES[3], amountEach: 240_000 },
  refused: { kind: 'safety', trade: COURSES.safety, amountEach: 60_000 },
  ended: { kind: 'directed', trade: TRADES[1], amountEach: 80_000 },
} as const satisfies Record<string, What>

/** What is planned: kind, trade, for whom, 分 for each. */
interface What {
  kind: ProgrammeKind
  trade: string
  whose?: string
  amountEach: number
}

/** Courses beside the catalogue, each taught, reported and settled; a school plans what it teaches for anybody. */
const TAUGHT = [
  { kind: 'safety', trade: COURSES.safety, whose: '焊装车间', amountEach: 60_000 },
  { kind: 'startup', trade: COURSES.startup, whose: '第一期', amountEach: 150_000 },
] as const satisfies readonly What[]

const WELDERS = { kind: 'project', trade: TRADES[0], amountEach: 200_000 } as const

/**
 * Leaves programmes of an enterprise at every stage: plans, one that is settled and paid for each, with what can go wrong
 * with one person's payment, and one of an enterprise without an account. All of it fictional.
 */
export async function programmeDesk(kernel: Kernel, place: Place, today: CivilDate): Promise<void> {
  const began = addDays(today, -75)
  const poor = await performAsSystem(kernel, 'demo.programmes', async (ctx): Promise<Place> => {
    const creditCode = inventCreditCode(place.district, 950)
    const { id } = await registerOrganisation(ctx, {
      name: '滨海新能源装备有限公司（演示）',
      creditCode,
      kinds: ['employer'],
      district: place.district,
    })
    return { ...place, employer: id, employerCode: creditCode }
  })
  const people = await employees(
    kernel,
    [
      [place, 15],
      [poor, 3],
      [place, 6],
      [place, 6],
    ],
    today,
  )
  // What follows from these acts alone: cases of others that wait for money look at the fund of their own year.
  const then: Kernel = { ...kernel, clock: standingClock(`${began}T09:00:00+08:00`), takeBackSeconds: 0 }
  const made = (of: Place): Made => ({
    kernel,
    place: of,
    today,
    walk: { ...pastWalk(kernel, of, began), settle: async () => void (await workOff(then, fail)) },
  })
  const settled = await carriedOut(made(place), people.slice(0, 9), { ...WELDERS, whose: '一车间' })
  await settle(made(place).walk, settled.number, addDays(today, -55))
  await payments({ ...made(place) }, settled)
  const waiting = await carriedOut(made(poor), people.slice(15, 18), { ...WELDERS, whose: '新能源装备' })
  await settle(made(poor).walk, waiting.number, addDays(today, -4))
  await carriedOut(made(place), people.slice(9, 12), { ...WELDERS, whose: '二车间' })
  const deciding = await carriedOut(made(place), people.slice(12, 15), { ...WELDERS, whose: '三车间' })
  await step({ ...made(place) }, 'qushouli', deciding.number, 'check')
  for (const end of Object.keys(PLANS) as (keyof typeof PLANS)[]) await plan(made(place), end)
  for (const [at, what] of TAUGHT.entries()) {
    const taught = await carriedOut(made(place), people.slice(24 + at * 3, 27 + at * 3), what)
    await settle(made(place).walk, taught.number, addDays(today, -30 + at * 28))
  }
  await apprenticeDesk(made(place), people.slice(18, 24))
}

/** Employees of these enterprises, of whom the registers know that they work there. */
async function employees(
  kernel: Kernel,
  sets: readonly (readonly [Place, number])[],
  today: CivilDate,
): Promise<MadePerson[]> {
  const chance = chanceFrom(FROM)
  const found: MadePerson[] = []
  const known = []
  for (const [place, count] of sets)
    for (let at = 0; at < count; at += 1) {
      const invented = inventPerson(chance, FROM + found.length, today)
      const person = await performAsSystem(kernel, 'demo.programmes', (ctx) =>
        enterPerson(ctx, invented, place, 'enterprise-employee', TRADES[0]),
      )
      found.push(person)
      known.push(whatRegistersKnow(person, place, today))
    }
  // A delivery after the one that told of everybody else: serials are moments.
  const later = standingClock(new Date(kernel.clock.now().getTime() + 1000).toISOString())
  await letRegistersKnow({ ...kernel, clock: later }, known, false)
  return found
}

async function planned(
  { kernel, place, walk }: Made,
  { kind, trade, whose, amountEach }: What,
  heads: number,
  startsOn: CivilDate,
  partnerCode = '',
): Promise<string> {
  const district = kernel.city.districts.find(({ code }) => code === place.district)?.short ?? ''
  const course = kind === 'safety' || kind === 'startup'
  const { number, decision } = await walk.does({ login: plannerOf(kind) }, planProgramme, {
    kind,
    name: `演示·${district}${trade}${course ? '' : PROGRAMME_KINDS[kind]}${whose ? `（${whose}）` : ''}`,
    partnerCode,
    occupation: trade,
    ...(course ? {} : { level: '4' as const }),
    heads,
    hours: course ? 56 : 80,
    onlineHours: 0,
    amountEach,
    startsOn,
    endsOn: addDays(startsOn, 200),
  })
  if (!number) throw new Error(`the plan of the demo was refused: ${JSON.stringify(decision)}`)
  return number
}

/** A school plans courses for whoever wants to found a business, the enterprise everything else. */
const plannerOf = (kind: ProgrammeKind) => (kind === 'startup' ? 'jigou' : 'qiye')

const PAPERS = ['培训计划', '重点企业证明']

/** A plan that was approved, taught in one class of these people by the school of the district, and reported. */
async function carriedOut(
  made: Made,
  people: readonly MadePerson[],
  what: What,
): Promise<{ number: string; class: string }> {
  const { walk } = made
  const login = plannerOf(what.kind)
  const course = what.trade !== TRADES[0]
  const number = await planned(
    made,
    what,
    people.length,
    await walk.today(),
    what.kind === 'startup' ? '' : await providerCode(made),
  )
  for (const paper of PAPERS) await attach(made, number, paper, login)
  await approveCase(walk, number)
  const filed = await fileRoadClass(walk, {
    occupation: what.trade,
    level: course ? 'special' : 4,
    hours: course ? 56 : 80,
    ...(course ? ownRoom(people) : { place: '演示实训楼 301', teacher: '演示·沈师傅' }),
    people,
  })
  await approveCase(walk, filed.number)
  await step(made, login, number, 'count-class', { input: { class: filed.number } })
  await holdRoadClass(walk, filed.id, null)
  await attach(made, number, '实施总结', login)
  await step(made, login, number, 'report', { input: { online: 0, video: 0 } })
  return { number, class: filed.id }
}

async function settle(walk: Walk, number: string, on: CivilDate): Promise<void> {
  await walk.until(on)
  await step({ walk }, 'qushouli', number, 'check')
  await step({ walk }, 'qufuhe', number, 'settle')
}

/** What becomes of the payments of one programme, one person after the other. */
async function payments({ kernel, walk, today }: Made, of: { number: string; class: string }): Promise<void> {
  const all = await paymentsOfProgramme(kernel.database.db, of.number)
  const [again, looked, refused, ...rest] = all
  if (!again || !looked || !refused || rest.length < 5)
    throw new Error('the programme of the demo pays too few')
  await walk.until(addDays(today, -54))
  for (const { person } of [again, looked, refused])
    await walk.does({ login: 'qufuhe' }, recordViolation, {
      id: of.class,
      person,
      foundOn: await walk.today(),
      document: '演示·监督检查记录',
      finding: '演示：三天的签到由他人代签，正在核对',
    })
  await walk.settle()
  await step({ walk }, 'qufuhe', refused.number, 'refuse', { reason: 'untrue' })
  await passed(kernel, addDays(today, -40))
  await walk.until(addDays(today, -40))
  const [paid, returned, , batched] = rest.map(({ number }) => number)
  await payBatch(walk, [], [paid as string, returned as string])
  const demanded = await performAsSystem(kernel, 'demo.recovery', (ctx) =>
    raiseRecovery(ctx, { case: returned as string, why: '演示：复查认定不在本企业就业' }),
  )
  const { items } = await walk.does({ login: 'caizheng' }, listRecoveries, {})
  const owed = items.find(({ number }) => number === demanded)?.owed
  await step({ walk }, 'caizheng', demanded, 'repay', {
    input: { amount: owed, reference: `演示${demanded.slice(-6)}`, receivedOn: await walk.today() },
  })
  await walk.until(addDays(today, -1))
  await walk.does({ login: 'shiju' }, compile, { cases: [batched as string] })
  await step({ walk }, 'qufuhe', again.number, 'again')
}

/** A plan that has come so far, a few days ago. */
async function plan(made: Made, end: keyof typeof PLANS): Promise<void> {
  await made.walk.until(addDays(made.today, -3))
  const number = await planned(made, PLANS[end], 20, addDays(made.today, 20))
  for (const paper of PAPERS) await attach(made, number, paper)
  if (end === 'returned') await step(made, 'qushouli', number, 'return', { note: '演示：请写明分几个班' })
  if (end === 'ended') await step(made, 'qiye', number, 'end', { reason: 'not-needed' })
  if (end === 'refused') await step(made, 'qufuhe', number, 'refuse', { reason: 'conditions' })
  if (end === 'review') await step(made, 'qushouli', number, 'accept')
  if (end === 'running') await approveCase(made.walk, number)
}
