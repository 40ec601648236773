import { addDays, type CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../../../kernel/verb/index.ts'
import {
  askPaper,
  type Certificate,
  certificatesOfPeople,
  makePrint,
  orderProcedure,
  receiveBlankLot,
  spoilOneBlank,
} from '../../../../modules/certificates/index.ts'
import { CASE_VERBS } from '../../../modules.ts'
import type { MadePerson } from '../../people/residents.ts'
import type { Place } from '../../setting/places.ts'
import { type StepSays, takeStep } from '../../setting/taken.ts'
import { passedFor } from '../../story/passed.ts'
import { pastWalk } from '../../story/past-walk.ts'
import type { Walk } from '../../story/road.ts'
import { showingDesk } from './showing-desk.ts'

type Next = readonly [step: string, more?: StepSays]

const SENT: Next = ['send', { input: { carrier: '演示快递', tracking: 'YS20260001' } }]
const BACK: Next = ['came-back', { input: { why: 'address' } }]
const MOVED: Next = ['redirect-for', { input: { delivery: 'post', address: '演示路 1 号 3 门 501' } }]
const HANDED: Next = ['hand-over', { input: { collector: 'holder', check: 'identity-card' } }]

/** How far each has come once it was printed: every state of a paper certificate. */
const PRINTED: readonly (readonly [delivery: 'post' | 'collect', steps: readonly Next[]])[] = [
  ['collect', [HANDED]],
  ['collect', []],
  ['post', []],
  ['post', [SENT]],
  ['post', [SENT, BACK]],
  ['post', [SENT, BACK, MOVED, SENT]],
  ['post', [['misprint', { input: { why: '演示：墨糊了' } }]]],
]

/** Papers that were asked for, printed on numbered blanks, sent, sent back, sent again, handed over, and one that is printed anew because it was lost. */
export async function paperCertificateDesk(
  kernel: Kernel,
  place: Place,
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  const found = await certificatesOfPeople(
    kernel.database.db,
    people.map(({ id }) => id),
  )
  const own = [...found.values()]
    .flat()
    .filter((one) => one.state === 'valid' && one.organisation.id === place.assessor)
    .sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))
  if (own.length < PRINTED.length + 3) return
  const [oldest, ...rest] = own as [Certificate, ...Certificate[]]
  const before = pastWalk(kernel, place, addDays(today, -45))
  await before.does({ login: 'pingjia' }, receiveBlankLot, { first: 'JX00000001', pieces: 100 })
  await before.does({ login: 'pingjia' }, spoilOneBlank, { serial: 'JX00000001', why: '演示：卡纸撕破' })
  const lost = await asked(before, oldest, 'post')
  await printed(before)
  for (const [step, more] of [SENT, BACK]) await takeStep(before, 'pingjia', lost, step, more)
  await passedFor(kernel, [orderProcedure], addDays(today, -3))

  const walk = pastWalk(kernel, place, addDays(today, -2))
  const numbers: string[] = []
  for (const [at, [delivery]] of PRINTED.entries())
    numbers.push(await asked(walk, rest[at] as Certificate, delivery))
  await printed(walk)
  for (const [at, [, steps]] of PRINTED.entries())
    for (const [step, more] of steps) await takeStep(walk, 'pingjia', numbers[at] as string, step, more)
  await asked(walk, rest[0] as Certificate, 'collect', 'lost')
  const [declined, given] = rest.slice(PRINTED.length) as [Certificate, Certificate]
  const number = await asked(walk, declined, 'collect')
  await takeStep(walk, 'pingjia', number, 'decline', { reason: 'twice' })
  await walk.does({ person: given.person }, CASE_VERBS.stepCase, {
    number: await asked(walk, given, 'collect'),
    step: 'withdraw',
    reason: 'electronic',
  })
  // Who wants no paper shows it and keeps it electronically.
  await showingDesk(kernel, place, given, today)
}

const asked = async (
  walk: Walk,
  { id, person }: Certificate,
  delivery: 'post' | 'collect',
  reprint?: 'lost',
): Promise<string> =>
  (
    await walk.does({ person }, askPaper, {
      id,
      delivery,
      ...(delivery === 'post' ? { address: '演示路 1 号 2 门 301' } : {}),
      ...(reprint ? { reprint } : {}),
    })
  ).number

const printed = (walk: Walk) => walk.does({ login: 'pingjia' }, makePrint, {})
