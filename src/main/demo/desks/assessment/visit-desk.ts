import { randomUUID } from 'node:crypto'
import { casesOf } from '../../../../kernel/case/index.ts'
import { addDays, type CivilDate, civilDate } from '../../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem, standingClock } from '../../../../kernel/verb/index.ts'
import { addSupervisor } from '../../../../modules/accreditation/index.ts'
import { commitmentTo, openFinding, readDraw } from '../../../../modules/supervision/index.ts'
import {
  endChecklist,
  handInEntries,
  handInPhoto,
  planVisit,
  prepareVisitDraw,
  readVisit,
  signReport,
  takeChecklist,
  visitProcedure,
} from '../../../../modules/visits/index.ts'
import { weldPicture } from '../../bank/picture.ts'
import { idNumber } from '../../people/people.ts'
import type { Place } from '../../setting/places.ts'
import { takeStep } from '../../setting/taken.ts'
import { passedFor } from '../../story/passed.ts'
import type { Walk } from '../../story/road.ts'
import { declared } from './declared.ts'
import type { At } from './sat-sessions.ts'

/** The quality supervisors of the demo with their cards, the lead first. */
const TEAM = [
  { login: 'dudao1', name: '演示·督导甲', card: 'R12250001' },
  { login: 'dudao2', name: '演示·督导乙', card: 'R12250002' },
] as const
/** Behind the examiners of the practical desk. */
const TEAM_FROM = 330

/** Of the states in which a visit stays, how many days ago it was walked; those that have ended first. */
const ENDS = [
  ['handed', 38],
  ['unmended', 38],
  ['closed', 31],
  ['clean', 16],
  ['left', 15],
  ['verifying', 13],
  ['extended', 12],
  ['told', 5],
  ['signing', 1],
  ['countersigning', 1],
  ['apart', 0],
  ['planned', 0],
] as const
type End = (typeof ENDS)[number][0]

/** So many of the examinations to come are to be visited besides. */
const AHEAD = 2

/** By this day nobody has put right what was told at first. */
const LAPSED = 14

/**
 * Leaves a visit of quality supervision at every stage: one is to be walked on the phone today, in one the two differ, two wait for a signature, some are
 * being put right, one in time for nobody, one was handed on. All of it fictional.
 */
export async function visitDesk(kernel: Kernel, at: At, place: Place, today: CivilDate): Promise<void> {
  const exams = await examsOf(kernel, place, today)
  if (exams.length < ENDS.length) return
  await supervisors(at(addDays(today, -45), '09:00'), today)
  let lapsed = false
  for (const [end, ago] of ENDS) {
    if (ago <= LAPSED && !lapsed) {
      await passedFor(kernel, [visitProcedure], addDays(today, -LAPSED))
      await after(kernel, at, today)
      lapsed = true
    }
    const walked = addDays(today, -ago)
    const exam = end === 'planned' ? exams.pop() : (exams.find(({ heldOn }) => heldOn <= walked) ?? exams[0])
    if (!exam) throw new Error('the demo held too few examinations to be visited')
    if (end !== 'planned') exams.splice(exams.indexOf(exam), 1)
    const day = [exam.heldOn, walked].sort().at(-1) as CivilDate
    await visit(at, exam.exam, end, day, end === 'signing' ? await sign(kernel, place, day, exam.exam) : null)
  }
  const walk = at(today, '08:30')
  const later = await examsOf(kernel, place, today, 'later')
  const last = later.at(-1)?.heldOn
  if (last) await drawn(walk, place, last)
  for (const { exam, heldOn } of later.filter((one) => one.heldOn !== last).slice(0, AHEAD))
    await plan(walk, exam, 'planned', heldOn)
}

/** The examinations of the demo's own assessor that can be visited, the ones held long ago first: the last is today's, where there is one. */
async function examsOf(
  kernel: Kernel,
  place: Place,
  today: CivilDate,
  when: 'held' | 'later' = 'held',
): Promise<Held[]> {
  const cases = await casesOf(kernel.database.db, {
    kind: 'KS',
    organisation: place.assessor,
    states: when === 'held' ? ['seated', 'notice', 'certified'] : ['enrolling', 'seated'],
  })
  return cases
    .map(({ form }) => ({ exam: String(form.exam), heldOn: civilDate(String(form.heldOn)) }))
    .filter(({ heldOn }) => heldOn <= today === (when === 'held'))
    .sort((a, b) => (a.heldOn === b.heldOn ? (a.exam < b.exam ? -1 : 1) : a.heldOn < b.heldOn ? -1 : 1))
}
interface Held {
  exam: string
  heldOn: CivilDate
}

/** One of the examinations of a day is drawn, and who visits it: prepared, published, committed and opened by two. */
async function drawn(walk: Walk, { district }: Place, day: CivilDate): Promise<void> {
  const { number } = await walk.does({ login: 'shiju' }, prepareVisitDraw, {
    title: '演示：本月考试督导抽查',
    district,
    from: day,
    to: day,
    count: 1,
  })
  await takeStep(walk, 'shiju', number, 'publish')
  const { digest } = await walk.does('public', readDraw, { number })
  const secrets = [
    ['shiju', '演示秘密·业务岗·0003·可以公开'],
    ['shifuhe', '演示秘密·复核岗·0004·可以公开'],
  ] as const
  for (const [login, secret] of secrets)
    await takeStep(walk, login, number, 'commit', { input: { digest: commitmentTo(digest ?? '', secret) } })
  for (const [login, secret] of secrets) await takeStep(walk, login, number, 'open', { input: { secret } })
}

/** A statistical sign about the organisation, from which a visit is begun: marks as no examination gives them. */
async function sign(kernel: Kernel, place: Place, day: CivilDate, exam: string): Promise<string | null> {
  const then: Kernel = { ...kernel, clock: standingClock(`${day}T00:10:00.000Z`) }
  return performAsSystem(then, 'demo.supervision', (ctx) =>
    openFinding(ctx, {
      rule: 'F14',
      key: `F14:exam:${exam}`,
      points: 40,
      values: [12, 9, 9, 0],
      about: { kind: 'exam', id: exam },
      organisation: place.assessor,
      people: [],
      against: [],
      rests: [],
      timeline: () => [{ at: day, text: '演示：十二名考生里九名恰好六十分', source: '成绩' }],
    }),
  )
}

async function supervisors(walk: Walk, today: CivilDate): Promise<void> {
  for (const [at, { login, name, card }] of TEAM.entries())
    await walk.does({ login: 'qiye' }, addSupervisor, {
      name,
      idNumber: idNumber(civilDate('1968-09-12'), TEAM_FROM + at, today),
      card,
      cardFrom: addDays(today, -400),
      cardTo: addDays(today, 700),
      login,
    })
}

const PROBLEMS: Readonly<
  Record<Exclude<End, 'clean' | 'left' | 'planned'>, Readonly<Record<string, string>>>
> = {
  closed: { cameras: '演示：三号工位监控没有录像' },
  handed: { examiners: '演示：一名考评员没有带证卡', records: '演示：考场记录缺两页' },
  unmended: { archive: '演示：评分表没有归档' },
  verifying: { safety: '演示：灭火器过期一只' },
  extended: { venue: '演示：焊机少两台，等到货' },
  told: { identity: '演示：两名考生没有核对身份证就入场' },
  signing: { records: '演示：缺考登记没有签名' },
  countersigning: { attendance: '演示：签到表少一人签名' },
  apart: { marking: '演示：一名考评员抄了另一名的分' },
}

async function plan(
  walk: Walk,
  exam: string,
  end: End,
  day: CivilDate,
  finding: string | null = null,
): Promise<string> {
  const { number } = await walk.does({ login: 'shiju' }, planVisit, {
    exam,
    day,
    kind: end === 'planned' || end === 'clean' ? 'routine' : 'special',
    ...(finding === null ? {} : { finding }),
    cards: TEAM.map(({ card }) => card),
    lead: TEAM[0].card,
  })
  return number
}

async function visit(at: At, exam: string, end: End, day: CivilDate, finding: string | null): Promise<void> {
  const walk = at(day, '08:30')
  const number = await plan(walk, exam, end, day, finding)
  await declared(
    walk,
    exam,
    TEAM.map(({ login }) => login),
  )
  if (end === 'planned') return
  if (end === 'left') return void (await takeStep(walk, 'shiju', number, 'leave', { reason: 'cancelled' }))
  const problems = end === 'clean' ? {} : PROBLEMS[end]
  for (const { login } of TEAM)
    await fill(at(day, '08:40'), login, number, end === 'apart' && login !== TEAM[0].login ? {} : problems)
  if (end === 'told') await photographed(at(day, '08:50'), number, 'identity')
  if (end === 'apart') return
  const later = at(day, '16:30')
  const lead = { login: TEAM[0].login }
  await later.does(lead, endChecklist, { number, summary: '演示：秩序正常，不符合的见检查表。' })
  const { digest } = await later.does(lead, readVisit, { number })
  for (const { login } of TEAM) {
    if (end === 'signing' && login !== TEAM[0].login) continue
    if (end === 'countersigning' && login === TEAM[0].login) continue
    await later.does({ login }, signReport, { number, digest: digest ?? '' })
  }
  if (end === 'closed' || end === 'verifying')
    await takeStep(at(addDays(day, 4), '10:00'), 'pingjia', number, 'rectify', {
      input: { done: '演示：已经照报告逐项改好，照片在材料里。' },
    })
  if (end === 'closed')
    await takeStep(at(addDays(day, 5), '15:00'), 'shifuhe', number, 'accept', {
      note: '演示：看过照片，合格。',
    })
  if (end === 'extended')
    await takeStep(at(addDays(day, 7), '09:30'), 'shiju', number, 'extend', { note: '演示：设备还在路上。' })
}

/** The lead takes a photo of what is not right. */
async function photographed(walk: Walk, number: string, item: string): Promise<void> {
  const now = `${await walk.today()}T02:10:00.000Z`
  await walk.does({ login: TEAM[0].login }, handInPhoto, {
    number,
    card: TEAM[0].card,
    key: randomUUID(),
    item,
    at: now,
    clock: now,
    file: { name: '演示现场照片.png', content: Buffer.from(weldPicture([[40, 40, 90, 90]]).data, 'base64') },
  })
}

async function fill(
  walk: Walk,
  login: string,
  number: string,
  problems: Readonly<Record<string, string>>,
): Promise<void> {
  const { card, groups } = await walk.does({ login }, takeChecklist, { number })
  const now = `${await walk.today()}T02:00:00.000Z`
  await walk.does({ login }, handInEntries, {
    number,
    card,
    device: '手机 1',
    clock: now,
    entries: groups
      .flatMap(({ items }) => items)
      .map(({ id }) => ({
        key: randomUUID(),
        item: id,
        verdict: problems[id] === undefined ? ('met' as const) : ('unmet' as const),
        remark: problems[id] ?? '',
        at: now,
      })),
  })
}

/** Of the two that nobody put right in time, the first is handed to a measure. */
async function after(kernel: Kernel, at: At, today: CivilDate): Promise<void> {
  const [first] = await casesOf(
    kernel.database.db,
    { kind: 'DD', states: ['unmended'] },
    { order: 'longest-waiting' },
  )
  if (!first) throw new Error('no visit of the demo was left as it was')
  await takeStep(at(addDays(today, -LAPSED + 1), '10:00'), 'shifuhe', first.number, 'hand-over', {
    input: { kind: 'talk', document: '演示约谈〔2026〕8号', reason: '演示：期限内没有整改，也没有说明' },
  })
}
