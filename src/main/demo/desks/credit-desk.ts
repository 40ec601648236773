import { casesOf } from '../../../kernel/case/index.ts'
import { addDays, type CivilDate, yearOf } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem, standingClock } from '../../../kernel/verb/index.ts'
import {
  applyRepair,
  beginCreditYear,
  enterCreditEvent,
  letHold,
  readCredit,
  readRating,
  recordInspection,
} from '../../../modules/credit/index.ts'
import { FILE_VERBS } from '../../modules.ts'
import type { Place } from '../setting/places.ts'
import { takeStep as step } from '../setting/taken.ts'
import { pastWalk } from '../story/past-walk.ts'
import type { Walk } from '../story/road.ts'
import { settle } from '../story/settle.ts'

/** How many days ago the round began: long enough for what comes to be told, published and repaired since. */
const BEGAN = 60

/** What a school is known for, in the year that is rated: indicator, month and day, how often. */
type Found = readonly [indicator: string, day: string, count: number]

/** How far the rating of a school has come, by the order of the districts. */
type End =
  | 'in-force'
  | 'disputed'
  | 'repaired'
  | 'declined'
  | 'told'
  | 'computed'
  | 'notice'
  | 'dropped'
  | 'repair-filed'
  | 'repair-review'
  | 'repair-refused'
  | 'repair-withdrawn'

const SPOTLESS: readonly Found[] = []
const SOME: readonly Found[] = [
  ['late', '06-12', 4],
  ['assessment', '11-20', 2],
]
const MORE: readonly Found[] = [...SOME, ['rectification', '04-08', 1]]
const REPAIRABLE: readonly Found[] = [
  ['violation', '03-18', 1],
  ['late', '06-12', 8],
]

const SCHOOLS: readonly (readonly [end: End, found: readonly Found[]])[] = [
  // The school in whose name one signs in has been told of its grade and may object.
  ['told', REPAIRABLE],
  ['disputed', REPAIRABLE],
  ['repaired', REPAIRABLE],
  ['declined', SPOTLESS],
  ['repair-filed', MORE],
  ['computed', MORE],
  ['notice', SOME],
  ['dropped', SOME],
  ['in-force', REPAIRABLE],
  ['repair-review', REPAIRABLE],
  ['repair-refused', REPAIRABLE],
  ['repair-withdrawn', REPAIRABLE],
  ['in-force', SPOTLESS],
  ['in-force', SOME],
  ['in-force', SPOTLESS],
  ['in-force', SOME],
]

/**
 * Leaves every training school with a grade, and of each stage of credit one: an objection open, one repaired, one
 * demoted, entries that wait. All of it fictional.
 */
export async function creditDesk(kernel: Kernel, places: readonly Place[], today: CivilDate): Promise<void> {
  const began = addDays(today, -BEGAN)
  const year = yearOf(began) - 1
  const clock = standingClock(`${began}T09:00:00+08:00`)
  const then: Kernel = { ...kernel, clock }
  const made = places.map((place, at) => {
    const [end, found] = SCHOOLS[at % SCHOOLS.length] as (typeof SCHOOLS)[number]
    return { place, end, found, walk: pastWalk(kernel, place, began) }
  })
  for (const one of made)
    for (const [indicator, day, count] of one.found)
      await enter(one.walk, one.place, `${year}-${day}`, indicator, count, 'confirm')
  // The round of the year before came to an end long ago; set last, so that what is entered above waits for the new round.
  for (const { place } of made)
    await performAsSystem(then, 'demo.credit', (ctx) =>
      letHold(ctx, place.provider, { grade: 'A', year: year - 1, decidedIn: '演示·上一年度评价' }),
    )
  const [first] = made
  if (!first) return
  await first.walk.does({ login: 'shiju' }, beginCreditYear, { year })
  await first.walk.settle()
  const round: Schools = { kernel, made, began }
  await tellAll(round)
  clock.set(`${addDays(began, 25)}T09:00:00+08:00`)
  await settle(then)
  await afterwards(round)
  clock.set(`${addDays(began, 50)}T09:00:00+08:00`)
  await settle(then)
  await entries(first.walk, first.place, today)
}

interface School {
  place: Place
  end: End
  walk: Walk
}
interface Schools {
  kernel: Kernel
  made: readonly School[]
  began: CivilDate
}

/** Those whose round is still under way are told late, so that their terms run on. */
const LATE: readonly End[] = ['disputed', 'told', 'computed', 'notice', 'dropped']

async function tellAll({ kernel, made, began }: Schools): Promise<void> {
  for (const { place, end, walk } of made) {
    const number = await openOf(kernel, place)
    if (LATE.includes(end)) continue
    await walk.until(addDays(began, 1))
    await step(walk, 'qushouli', number, 'tell')
    await step(walk, 'jigou', number, 'accept')
  }
}

async function afterwards({ kernel, made, began }: Schools): Promise<void> {
  for (const { place, end, walk } of made) {
    if (end === 'declined') await decline(kernel, place, walk, addDays(began, 27))
    if (end.startsWith('repair')) await repair(place, end, walk, addDays(began, 30))
    if (!LATE.includes(end) || end === 'computed') continue
    const number = await openOf(kernel, place)
    await walk.until(addDays(began, BEGAN - 2))
    await step(walk, 'qushouli', number, 'tell')
    if (end === 'notice') await step(walk, 'jigou', number, 'accept')
    if (end === 'dropped') await step(walk, 'qufuhe', number, 'drop', { reason: 'corrected' })
    if (end === 'disputed') {
      const { events } = await walk.does({ login: 'jigou' }, readRating, { number })
      const event = events.find(({ text }) => text.includes('查实违规'))
      if (!event) throw new Error('the school has nothing to dispute')
      await step(walk, 'jigou', number, 'dispute', {
        input: { event: event.id, text: '演示：当天停电改期上课，已报区里备案，不属于违规。' },
      })
    }
  }
}

/** Something grave is found in the running year: the grade falls between two rounds. */
async function decline(kernel: Kernel, place: Place, walk: Walk, day: CivilDate): Promise<void> {
  await walk.until(day)
  await enter(walk, place, day, 'fraud', 1, 'confirm')
  await walk.settle()
  const number = await openOf(kernel, place)
  await step(walk, 'qushouli', number, 'tell')
  await step(walk, 'jigou', number, 'accept')
}

async function repair(place: Place, end: End, walk: Walk, day: CivilDate): Promise<void> {
  await walk.until(day)
  const { events } = await walk.does('public', readCredit, { id: place.provider })
  const event = events.find(({ repair }) => repair.may === 'yes')
  if (!event) throw new Error('the school has nothing to repair')
  const { number } = await walk.does({ login: 'jigou' }, applyRepair, {
    event: event.id,
    done: '演示：当事人员已经调离，教学管理制度重新订立，三个月没有再发生。',
  })
  if (end === 'repair-filed') return
  if (end === 'repair-withdrawn') return step(walk, 'jigou', number, 'withdraw', { reason: 'later' })
  await step(walk, 'qushouli', number, 'accept', { note: '演示：现场看过，制度和记录齐全' })
  if (end === 'repaired') await step(walk, 'qufuhe', number, 'repair')
  if (end === 'repair-refused') await step(walk, 'qufuhe', number, 'refuse', { reason: 'not-shown' })
}

/** Entries of each end at the desk of the demo's own district, and an inspection that was made. */
async function entries(walk: Walk, place: Place, today: CivilDate): Promise<void> {
  await walk.until(addDays(today, -3))
  for (const end of [null, 'refuse', 'withdraw'] as const)
    await enter(walk, place, addDays(today, -5), 'late', 1, end)
  await walk.does({ login: 'qushouli' }, recordInspection, {
    id: place.provider,
    on: addDays(today, -3),
    document: '演示查〔1〕号',
    finding: '演示：查了场地、师资和签到，与备案一致。',
  })
}

/** One enters it with the paper, another confirms it, or it is refused, withdrawn, left to wait. */
async function enter(
  walk: Walk,
  place: Place,
  happenedOn: string,
  indicator: string,
  count: number,
  end: 'confirm' | 'refuse' | 'withdraw' | null,
): Promise<void> {
  const { number } = await walk.does({ login: 'qushouli' }, enterCreditEvent, {
    organisation: place.provider,
    indicator,
    happenedOn,
    count,
    evidence: '演示：监督检查记录和处理决定',
  })
  await walk.does({ login: 'qushouli' }, FILE_VERBS.attachToCase, {
    number,
    file: { name: '演示·处理决定.pdf', content: new TextEncoder().encode(PAPER) },
  })
  if (end === 'confirm') await step(walk, 'qufuhe', number, 'confirm')
  if (end === 'refuse') await step(walk, 'qufuhe', number, 'refuse', { reason: 'not-shown' })
  if (end === 'withdraw') await step(walk, 'qushouli', number, 'withdraw', { reason: 'slip' })
}

/** The smallest file that is known as a PDF. */
const PAPER = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'

/** The rating of a school that is under way. */
async function openOf(kernel: Kernel, place: Place): Promise<string> {
  const [open] = await casesOf(kernel.database.db, {
    kind: 'XY',
    organisation: place.provider,
    closed: false,
  })
  if (!open) throw new Error(`no rating is under way in ${place.district}`)
  return open.number
}
