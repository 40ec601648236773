import { randomUUID } from 'node:crypto'
import { casesOf, tickCases } from '../../../kernel/case/index.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, standingClock } from '../../../kernel/verb/index.ts'
import {
  applyForPlatform,
  exitPlatform,
  joinAsTrainee,
  listPlatforms,
  presenceAt,
  registerPlatformKey,
  reviewPlatform,
  traineesAt,
} from '../../../modules/online/index.ts'
import { FILE_VERBS, PROCEDURES } from '../../modules.ts'
import type { Place } from '../setting/places.ts'
import { type StepSays, takeStep } from '../setting/taken.ts'
import { pastWalk } from '../story/past-walk.ts'
import type { Walk } from '../story/road.ts'
import { newKeys, send } from './platform-sender.ts'

const PROVIDER = { login: 'jigou' } as const
const PAPER = new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const VIDEO = 'https://w3id.org/xapi/video/extensions'

interface Made {
  place: Place
  walk: Walk
  name: string
}

const step = (
  { walk }: Made,
  login: string,
  number: string,
  name: string,
  more: StepSays = {},
): Promise<void> => takeStep(walk, login, number, name, more)

/** What its platform is called in each district that has one. */
const NAMES = ['海河云课堂', '津门学堂', '匠心网校', '滨海技能在线', '北洋公开课', '工匠云讲堂', '渤海学习港']

/** Leaves online platforms at every stage; that of the demo's own school has sent a batch and is being assessed. */
export async function platformDesk(
  kernel: Kernel,
  places: readonly Place[],
  people: readonly { id: string }[],
  today: CivilDate,
): Promise<void> {
  const all = places.slice(0, NAMES.length).map((place, at) => ({
    place,
    walk: pastWalk(kernel, place, addDays(today, -60)),
    name: `演示·${NAMES[at]}`,
  }))
  const [own, tried, waiting, assessed, mending, left, noticed] = all
  if (!own || !tried || !waiting || !assessed || !mending || !left || !noticed) return
  for (const one of [own, assessed, mending, left]) await toNotice(one)
  await passed(kernel, addDays(today, -45))
  await received(kernel, own, people, addDays(today, -2))
  await reviews({ own, assessed, mending, left }, today)
  await applying({ tried, waiting, noticed }, today)
}

async function applied({ walk, name }: Made): Promise<string> {
  const { number } = await walk.does(PROVIDER, applyForPlatform, {
    name,
    site: 'https://learn.example.cn',
    about: '演示：焊工、电工、数控车工的理论课，共一百二十课时。',
    checks: '演示：实名注册，每节课随机点名，播放记录保存三年，可以逐条查。',
  })
  return number
}

async function toDecision(made: Made): Promise<string> {
  const number = await applied(made)
  const file = { name: '演示·平台备案.pdf', content: PAPER }
  await made.walk.does(PROVIDER, FILE_VERBS.attachToCase, { number, file })
  await step(made, 'shiju', number, 'pass', { note: '演示：材料齐全' })
  return number
}

async function toNotice(made: Made): Promise<void> {
  await step(made, 'shifuhe', await toDecision(made), 'propose')
}

/** The notices of platforms have passed by the morning of a day; all other cases have their own life. */
async function passed(kernel: Kernel, day: CivilDate): Promise<void> {
  const then: Kernel = { ...kernel, clock: standingClock(`${day}T09:00:00+08:00`), takeBackSeconds: 0 }
  const open = await casesOf(kernel.database.db, { kind: 'PT', closed: false })
  const fail = (error: unknown) => {
    throw error
  }
  await tickCases(then, PROCEDURES, fail, { all: true, only: open.map(({ number }) => number) })
}

/** The platform sends what two trainees played: most of it counts, some of it says nothing. */
async function received(
  kernel: Kernel,
  made: Made,
  people: readonly { id: string }[],
  day: CivilDate,
): Promise<void> {
  const { walk } = made
  await walk.until(addDays(day, -10))
  const id = await idOf(made)
  const { pem, secret } = newKeys()
  const key = { id: (await walk.does(PROVIDER, registerPlatformKey, { pem })).id, secret }
  const codes: string[] = []
  for (const { id: person } of people.slice(0, 2))
    codes.push((await walk.does({ person }, joinAsTrainee, { id })).code)
  const body = codes.flatMap((code, at) => [
    record(kernel, code, `${day}T1${at}:00:00+08:00`, '0[.]900', []),
    record(kernel, code, `${day}T1${at}:20:00+08:00`, '900[.]1500', [
      { asked: `${day}T1${at}:16:00+08:00`, answered: `${day}T1${at}:16:21+08:00` },
    ]),
    // Nobody answered the check of these minutes: they count nothing, and the receipt says so.
    record(kernel, code, `${day}T1${at}:26:00+08:00`, '1500[.]1800', [
      { asked: `${day}T1${at}:25:00+08:00`, answered: null },
    ]),
    record(kernel, code, `${day}T1${at}:30:00+08:00`, null),
  ])
  const then: Kernel = { ...kernel, clock: standingClock(`${day}T18:00:00+08:00`) }
  await send(then, key, { method: 'POST', path: '/statements', body })
}

async function idOf({ place, walk }: Made): Promise<string> {
  const { items } = await walk.does('public', listPlatforms, {})
  const own = items.find(({ organisation }) => organisation === place.provider)
  if (!own) throw new Error('the platform of the demo was not selected')
  return own.id
}

interface Check {
  asked: string
  answered: string | null
}

const record = (
  kernel: Kernel,
  code: string,
  timestamp: string,
  segments: string | null,
  checks: readonly Check[] = [],
) => ({
  id: randomUUID(),
  actor: { account: { homePage: traineesAt(kernel.origin), name: code } },
  verb: { id: 'https://w3id.org/xapi/video/verbs/paused', display: { zh: '暂停' } },
  object: { id: 'https://learn.example.cn/videos/welding-1' },
  timestamp,
  context: { extensions: { [`${VIDEO}/length`]: 1800 } },
  ...(segments === null
    ? {}
    : {
        result: {
          extensions: { [`${VIDEO}/played-segments`]: segments, [presenceAt(kernel.origin)]: checks },
        },
      }),
})

async function reviewed(made: Made): Promise<string> {
  const id = await idOf(made)
  const reason = '演示：半年一次的阶段性评估'
  return (await made.walk.does({ login: 'shiju' }, reviewPlatform, { id, reason })).number
}

const answer = (made: Made, number: string, name: string): Promise<void> =>
  step(made, 'jigou', number, name, { input: { text: '演示：记录的写法已经改好' } })

const exited = async ({ walk }: Made): Promise<string> =>
  (await walk.does(PROVIDER, exitPlatform, { reason: '演示：业务调整，不再运营' })).number

async function reviews(
  { own, assessed, mending, left }: Record<'own' | 'assessed' | 'mending' | 'left', Made>,
  today: CivilDate,
): Promise<void> {
  for (const { walk } of [own, assessed, mending, left]) await walk.until(addDays(today, -2))
  await reviewed(own)
  const kept = await reviewed(assessed)
  await answer(assessed, kept, 'answer')
  await step(assessed, 'shifuhe', kept, 'keep')
  await step(assessed, 'jigou', await exited(assessed), 'take-back', { reason: 'goes-on' })
  await answer(assessed, await reviewed(assessed), 'answer')
  const late = await reviewed(mending)
  await answer(mending, late, 'answer')
  await step(mending, 'shifuhe', late, 'mend', { note: '演示：请改片段的写法' })
  await step(left, 'shifuhe', await exited(left), 'exit', { reason: 'asked' })
}

async function applying(
  { tried, waiting, noticed }: Record<'tried' | 'waiting' | 'noticed', Made>,
  today: CivilDate,
): Promise<void> {
  for (const { walk } of [tried, waiting, noticed]) await walk.until(addDays(today, -2))
  await step(tried, 'shifuhe', await toDecision(tried), 'refuse', { reason: 'content' })
  await step(tried, 'jigou', await applied(tried), 'withdraw', { reason: 'later' })
  await applied(tried)
  await toDecision(waiting)
  await toNotice(noticed)
}
