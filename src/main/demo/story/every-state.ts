import { casesOf } from '../../../kernel/case/index.ts'
import { addDays, type CivilDate, yearOf } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../../../kernel/verb/index.ts'
import { planExam, readExam } from '../../../modules/assessment/index.ts'
import {
  bankFile,
  cancelRecovery,
  compile,
  cutFund,
  fundOf,
  listFunds,
  listRecoveries,
  raiseRecovery,
} from '../../../modules/payments/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import { DEMO_DISTRICT } from '../people/accounts.ts'
import type { MadePerson } from '../people/residents.ts'
import type { Place } from '../setting/places.ts'
import { live, type Stage } from './live.ts'
import { IN_OPEN_CLASSES } from './open-classes.ts'
import { pastWalk } from './past-walk.ts'
import { objectTo, type Walk, type Who } from './road.ts'

/** Where a class for the states below begins among a district's people: behind those of its stages. */
const BEHIND_STAGES = 48

/** What it works with. */
interface Making {
  kernel: Kernel
  walk: Walk
  step(
    login: string,
    number: string,
    step: string,
    more?: { reason?: string; note?: string; input?: Record<string, unknown> },
  ): Promise<unknown>
  /** A class of so many people of the demo's own district who have no history, taken to a stage. */
  left(stage: Stage, people: number): ReturnType<typeof live>
}

/** Leaves a case in every state in which the districts' own life has left none. */
export async function everyState(
  kernel: Kernel,
  places: ReadonlyMap<string, Place>,
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  const place = places.get(DEMO_DISTRICT) as Place
  const walk = pastWalk(kernel, place, today)
  const own = people.filter(({ district }) => district === DEMO_DISTRICT)
  const free = [...Map.groupBy(own.slice(BEHIND_STAGES, -IN_OPEN_CLASSES), ({ trade }) => trade).values()]
  const making: Making = {
    kernel,
    walk,
    step: (login, number, step, more = {}) =>
      walk.does({ login }, CASE_VERBS.stepCase, { number, step, ...more }),
    left(stage, count) {
      // A class is of one trade, and its people's work is what lets them sit its examination.
      free.sort((a, b) => b.length - a.length)
      const group = free[0]?.splice(0, count) ?? []
      if (group.length < count) throw new Error('the district has too few people for every state')
      return live(kernel, place, stage, group, today)
    },
  }
  await endedClaims(making)
  await objections(making)
  await batches(making)
  await recoveries(making, today)
  await voidedExams(making, today)
  const poor = [...places.values()].find(({ district }) => district !== DEMO_DISTRICT) as Place
  await withoutFunds(kernel, poor, people, today)
}

/** Claims that are being corrected, were refused or given up, of each sort. */
async function endedClaims({ kernel, walk, step, left }: Making): Promise<void> {
  const { claims } = await left('claims', 3)
  for (const kind of ['BT', 'PJ']) {
    const [first, second, third] = claims.filter((number) => number.startsWith(kind))
    if (!first || !second || !third) throw new Error(`the class left no three claims of ${kind}`)
    await walk.does({ login: 'qushouli' }, CASE_VERBS.stepCase, {
      number: first,
      step: 'correct',
      corrections: ['attendance'],
    })
    await step('qushouli', second, 'accept')
    await step('qufuhe', second, 'refuse', { reason: 'attendance', note: '演示：抽查两天不在课上' })
    await walk.does(await payeeOf(kernel, third), CASE_VERBS.stepCase, {
      number: third,
      step: 'withdraw',
      reason: 'other',
    })
  }
}

/** Who alone may give a claim up. */
async function payeeOf(kernel: Kernel, number: string): Promise<Who> {
  const { form, person } = one(await casesOf(kernel.database.db, { numbers: [number] }))
  if (form.payee === 'person' && person) return { person }
  return { login: form.payee === 'employer' ? 'qiye' : 'jigou' }
}

/** Objections that were decided and are still to be answered, and such that were answered. */
async function objections({ kernel, walk, step, left }: Making): Promise<void> {
  const { claims } = await left('claims-notice', 4)
  const against = claims.filter((number) => number.startsWith('BT'))
  for (const [at, number] of against.entries()) {
    await objectTo(walk, number)
    const filed = await casesOf(kernel.database.db, { kind: 'YY' })
    const objection = one(filed.filter(({ form }) => form.against === number)).number
    const upheld = at % 2 === 0
    if (upheld) await step('shifuhe', objection, 'uphold', { note: '演示：签到记录与门禁不一致，退回复核。' })
    else
      await step('shifuhe', objection, 'dismiss', { reason: 'records-agree', note: '演示：签到与门禁一致。' })
    if (at > 1) await step('shifuhe', objection, 'answer', { reason: 'phone', note: '演示：已电话告知。' })
  }
}

/** A batch at the bank, whose answer is awaited, and one that was taken back before it was released. */
async function batches({ walk, step, left }: Making): Promise<void> {
  const { claims } = await left('claims-approved', 3)
  const [sent, discarded] = [claims.slice(0, 4), claims.slice(4)]
  const compiled = async (cases: string[]) => {
    const { number } = await walk.does({ login: 'shiju' }, compile, { cases })
    if (!number) throw new Error('nothing was compiled')
    return number
  }
  const first = await compiled(sent)
  await step('caizheng', first, 'release')
  await walk.does({ login: 'caizheng' }, bankFile, { number: first })
  await step('shiju', await compiled(discarded), 'discard', { reason: 'account' })
}

/** Recoveries at every stage: of one sort each, and of each sort of claim one that came back whole. */
async function recoveries({ kernel, walk, step }: Making, today: CivilDate): Promise<void> {
  const paid = (await casesOf(kernel.database.db, { states: ['paid'], district: DEMO_DISTRICT }))
    .map(({ number }) => number)
    .sort()
  const evaluation = paid.find((number) => number.startsWith('PJ'))
  const trainings = paid.filter((number) => number.startsWith('BT'))
  const raise = (claim: string | undefined) =>
    performAsSystem(kernel, 'demo.recovery', (ctx) =>
      raiseRecovery(ctx, { case: one([claim]), why: '演示：复查认定不符合条件，改变原补贴决定' }),
    )
  const repay = async (number: string) => {
    const { items } = await walk.does({ login: 'caizheng' }, listRecoveries, {})
    const owed = one(items.filter((item) => item.number === number)).owed
    await step('caizheng', number, 'repay', {
      input: { amount: owed, reference: `演示${number.slice(-6)}`, receivedOn: today },
    })
  }
  const proposed = await raise(trainings[0])
  await step('shiju', proposed, 'propose', { reason: 'cost' })
  const writtenOff = await raise(trainings[1])
  await step('shiju', writtenOff, 'propose', { reason: 'dissolved' })
  await step('shifuhe', writtenOff, 'sign')
  await repay(await raise(trainings[2]))
  await repay(await raise(evaluation))
  const cancelled = await raise(trainings[3])
  await performAsSystem(kernel, 'demo.recovery', (ctx) =>
    cancelRecovery(ctx, cancelled, '演示：复查改变，不再追回'),
  )
}

/** An examination that was called off, one that is to be declared void, and one that was, with what follows from it. */
async function voidedExams({ kernel, walk, step, left }: Making, today: CivilDate): Promise<void> {
  const { number } = await walk.does({ login: 'pingjia' }, planExam, {
    occupation: '铆工',
    level: '4',
    heldOn: addDays(today, 20),
    place: '演示考点',
    capacity: 30,
    class: null,
  })
  await step('pingjia', one([number]), 'cancel', { reason: 'venue' })
  const kept = await left('claims', 2)
  await step('shiju', one([kept.exam]), 'propose-void', { note: '演示：有人举报试题提前泄露，正在核查。' })
  await resultsInDoubt(kernel, walk, step)
  const gone = await left('claims', 5)
  const exam = one([gone.exam])
  await step('shiju', exam, 'propose-void', { note: '演示：核查属实，试题提前泄露。' })
  await step('shifuhe', exam, 'void', { note: '演示：同意作废，证书逐张复查。' })
  await walk.settle()
  const opened = await casesOf(kernel.database.db, { kind: 'FC', states: ['opened'] })
  const [, ...others] = opened.map(({ number }) => number).sort()
  for (const [at, reexamination] of others.entries()) {
    const way = at % 2 === 0 ? 'keep' : 'overturn'
    await step('shiju', reexamination, `propose-${way}`, { note: '演示：已核对考场录像和试卷。' })
    if (at < 2) await step('shifuhe', reexamination, way)
  }
  await walk.settle()
}

/** Of an examination that gave its certificates, one result that is proposed to fall. */
async function resultsInDoubt({ database: { db } }: Kernel, walk: Walk, step: Making['step']): Promise<void> {
  for (const { number, form } of await casesOf(db, { kind: 'KS', states: ['certified'] })) {
    const { candidates } = await walk.does({ login: 'shiju' }, readExam, { id: String(form.exam) })
    const seat = candidates.find(({ passed }) => passed)?.seat
    if (!seat) continue
    const input = { seats: [seat], why: '演示：监控录像显示由他人代考，正在核查。' }
    await step('shiju', number, 'propose-strike', { input })
    return
  }
  throw new Error('the demo has no certified examination')
}

/** A district whose fund does not reach: what is approved there waits for money. */
async function withoutFunds(
  kernel: Kernel,
  place: Place,
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  const own = people.filter(({ district }) => district === place.district)
  const walk = pastWalk(kernel, place, today)
  const { claims } = await live(
    kernel,
    place,
    'claims-review',
    own.slice(BEHIND_STAGES, BEHIND_STAGES + 3),
    today,
  )
  const fund = await performAsSystem(kernel, 'demo.fund', (ctx) => fundOf(ctx, place.district, yearOf(today)))
  const { items } = await walk.does({ login: 'caizheng' }, listFunds, {})
  const amount = one(items.filter(({ code }) => code === fund)).available
  await walk.does({ login: 'caizheng' }, cutFund, {
    fund,
    amount,
    reason: 'transfer',
    note: '演示：调剂到其他区',
  })
  for (const number of claims)
    await walk.does({ login: 'qufuhe' }, CASE_VERBS.stepCase, { number, step: 'approve' })
}

/** The first of them, which must be there. */
function one<T>(of: readonly (T | null | undefined)[]): T {
  const [first] = of
  if (first === null || first === undefined)
    throw new Error('the demo city has not what its states are made of')
  return first
}
