import { casesOf } from '../../../../kernel/case/index.ts'
import type { Db } from '../../../../kernel/database/index.ts'
import type { CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { askRecusal, declareBonds, seatOf } from '../../../../modules/assessment/index.ts'
import { CASE_VERBS } from '../../../modules.ts'
import type { MadePerson } from '../../people/residents.ts'
import { type StepSays, takeStep } from '../../setting/taken.ts'
import type { Walk } from '../../story/road.ts'
import type { At } from './sat-sessions.ts'

type Next = readonly [login: string, step: string, more?: StepSays]

/** What candidates ask, and how far it has come: every state of a request once but the first, which is asked today. */
const REQUESTS: readonly (readonly [against: string, why: string, steps: readonly Next[]])[] = [
  [
    '演示·复评甲',
    '演示：他是我以前的班长，有过争执。',
    [['pingjia', 'grant', { input: { card: '演示考评-复-1' } }]],
  ],
  ['第一考场的监考', '演示：看着像我表哥的同学。', [['pingjia', 'refuse', { reason: 'too-vague' }]]],
  [
    '演示·考评组长',
    '演示：他在我们厂兼职。',
    [['pingjia', 'pass-on', { note: '演示：牵涉本单位，请市局决定。' }]],
  ],
]

/**
 * Leaves what comes of 回避 in an examination that is being marked: an examiner who found out late that two candidates are his (one marked again by
 * another, one that waits), one who was mistaken, one who has nobody; and requests of candidates in every state.
 */
export async function recusalDesk(
  at: At,
  db: Db,
  {
    exam,
    people: unsorted,
    day,
    today,
  }: { exam: string; people: readonly MadePerson[]; day: CivilDate; today: CivilDate },
): Promise<void> {
  const walk = at(day, '11:40')
  const people = await bySeat(db, exam, unsorted)
  const declares = (
    login: string,
    who: MadePerson | undefined,
    relation: string,
    reason = '演示：看到考生才想起来',
  ) =>
    walk.does({ login }, declareBonds, {
      id: exam,
      none: who === undefined,
      bound: who ? [{ candidate: who.id, relation }] : [],
      reason,
    })
  await declares('yuejuan1', people[2], 'relative')
  await declares('yuejuan2', people[1], 'mentor')
  const found = (await casesOf(db, { kind: 'HP' })).filter(({ form }) => form.exam === exam)
  const of = (text: string) =>
    found.find(({ subtitle, title }) => `${title} ${subtitle}`.includes(text))?.number
  const [again, kept] = [of('综合评审'), of('002 号')]
  if (!again || !kept) throw new Error('the demo finds nobody who has to step back')
  await takeStep(walk, 'pingjia', again, 'again')
  await takeStep(walk, 'shifuhe', kept, 'keep', { reason: 'not-bound' })
  await declares('yuejuan2', undefined, '', '演示：同名，不是我带过的徒弟')
  for (const [at, [against, why, steps]] of REQUESTS.entries()) {
    const number = await asks(walk, exam, people[at], against, why)
    for (const [login, step, more] of steps) await takeStep(walk, login, number, step, more)
  }
  const [mine] = [people[3]]
  const number = await asks(walk, exam, mine, '演示·考评乙', '演示：他是我师傅。')
  if (mine)
    await walk.does({ person: mine.id }, CASE_VERBS.stepCase, { number, step: 'withdraw', reason: 'mistake' })
  await asks(at(today, '08:40'), exam, people[0], '演示·考评甲', '演示：他和我住一个院子，借过钱没有还。')
}

/** Who applied at one moment is seated in no order that anybody told. */
async function bySeat(db: Db, exam: string, people: readonly MadePerson[]): Promise<MadePerson[]> {
  const seats = await Promise.all(people.map(({ id }) => seatOf(db, exam, id)))
  return people.toSorted((a, b) => (seats[people.indexOf(a)] ?? 0) - (seats[people.indexOf(b)] ?? 0))
}

async function asks(
  walk: Walk,
  exam: string,
  who: MadePerson | undefined,
  against: string,
  why: string,
): Promise<string> {
  const said = { id: exam, against, relation: 'interest', why }
  return (await walk.does({ person: who?.id ?? '' }, askRecusal, said)).number
}
