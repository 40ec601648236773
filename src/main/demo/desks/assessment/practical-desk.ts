import { randomUUID } from 'node:crypto'
import type { Db } from '../../../../kernel/database/index.ts'
import { addDays, type CivilDate, civilDate } from '../../../../kernel/value/time/civil-date.ts'
import { addExaminer } from '../../../../modules/accreditation/index.ts'
import { applyForExam, planExam } from '../../../../modules/assessment/index.ts'
import { enterEarlier } from '../../../../modules/certificates/index.ts'
import {
  arrangePractical,
  closeMarking,
  confirmSheet,
  decideApart,
  draftSheet,
  handInMarks,
  proposeCorrection,
  readPractical,
  reassignExaminer,
  signMarking,
  takeSheet,
  typeSheet,
} from '../../../../modules/practical/index.ts'
import { idNumber } from '../../people/people.ts'
import type { MadePerson } from '../../people/residents.ts'
import { takeStep } from '../../setting/taken.ts'
import type { Walk } from '../../story/road.ts'
import { declared } from './declared.ts'
import { recusalDesk } from './recusal-desk.ts'
import type { At } from './sat-sessions.ts'

/** The examiners of the demo with their cards; the last is the chief. */
const EXAMINERS = [
  { login: 'yuejuan1', name: '演示·考评甲', card: '演示实操-1' },
  { login: 'yuejuan2', name: '演示·考评乙', card: '演示实操-2' },
  { login: 'zuzhang', name: '演示·考评组长', card: '演示实操-3' },
] as const
/** Who takes over where one of them has to step back. */
const RESERVE = { login: 'yuejuan3', name: '演示·考评丙', card: '演示实操-4' } as const

/** The card under which an account of the demo examines or watches. */
export function cardOf(login: string): string {
  const found = [...EXAMINERS, RESERVE].find((one) => one.login === login)
  if (!found) throw new Error(`${login} has no card in the demo`)
  return found.card
}

/** Behind the examiners of the accreditation desk. */
const EXAMINERS_FROM = 300

const SHEETS = {
  skill: [
    { words: '焊前准备和装配', most: '20', step: '1' },
    { words: '焊缝外观', most: '40', step: '0.5' },
    { words: '内部质量', most: '25', step: '0.5' },
    { words: '安全文明生产', most: '15', step: '0.5' },
  ],
  review: [
    { words: '技术总结', most: '40', step: '1' },
    { words: '现场答辩', most: '40', step: '1' },
    { words: '带徒和技术推广', most: '20', step: '1' },
  ],
} as const
type Paper = keyof typeof SHEETS

const SITTERS = 4

/**
 * Leaves practical papers of welders of the second level (二级): one that is being marked, with a difference that the chief decided, one still
 * open, two phones that differ and a paper sheet that two typed differently; one that is in the examination with a correction that
 * waits, beside a review that waits for signatures and has a mark that came late; and a sheet that waits to be confirmed.
 */
export async function practicalDesk(
  at: At,
  db: Db,
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  if (people.length < SITTERS * 2) return
  const before = at(addDays(today, -12), '09:00')
  await examiners(before, today)
  for (const paper of ['skill', 'review'] as const) {
    const { id } = await before.does({ login: 'pingjia' }, draftSheet, sheet('2', paper))
    await before.does({ login: 'zuzhang' }, confirmSheet, { id })
  }
  await at(today, '08:30').does({ login: 'pingjia' }, draftSheet, sheet('1', 'skill'))
  await entered(at, people.slice(0, SITTERS), addDays(today, -4))
  const marked = people.slice(SITTERS, SITTERS * 2)
  const day = addDays(today, -1)
  const exam = await beingMarked(at, marked, day)
  await recusalDesk(at, db, { exam, people: marked, day, today })
}

const sheet = (level: '1' | '2', paper: Paper) => ({
  occupation: '焊工',
  level: level === '1' ? (1 as const) : (2 as const),
  paper,
  items: [...SHEETS[paper]],
})

async function examiners(walk: Walk, today: CivilDate): Promise<void> {
  for (const [at, { login, name, card }] of [...EXAMINERS, RESERVE].entries())
    await walk.does({ login: 'pingjia' }, addExaminer, {
      name,
      idNumber: idNumber(civilDate('1972-03-08'), EXAMINERS_FROM + at, today),
      card,
      cardFrom: addDays(today, -900),
      cardTo: addDays(today, 900),
      occupation: '焊工',
      levels: [5, 4, 3, 2],
      login,
    })
}

/** An examination of the second level on a day, seated, with its examiners, both papers arranged. */
async function arranged(at: At, people: readonly MadePerson[], day: CivilDate) {
  const walk = at(addDays(day, -3), '09:00')
  for (const [n, one] of people.entries()) {
    const { number } = await walk.does({ login: 'qushouli' }, enterEarlier, {
      name: one.name,
      idNumber: one.idNumber,
      scheme: 'qualification',
      certificateNumber: `16020030013${day.slice(-1)}000${n + 1}`,
      occupation: '焊工',
      level: '3',
      issuedOn: '2016-05-10',
      issuer: '演示·外地职业技能鉴定中心',
      evidence: '演示：看过原件，全国联网查询一致。',
    })
    await takeStep(walk, 'qufuhe', number, 'accept')
  }
  const { id, number } = await walk.does({ login: 'pingjia' }, planExam, {
    occupation: '焊工',
    level: '2',
    heldOn: day,
    place: '演示考点焊接车间',
    capacity: 20,
    class: null,
  })
  if (!id || !number) throw new Error('the demo may not plan an examination of the second level')
  for (const one of people) {
    const { decision } = await walk.does({ person: one.id }, applyForExam, { id })
    if (decision.outcome !== 'granted')
      throw new Error(`${one.name} may not sit the second level: ${JSON.stringify(decision.reasons)}`)
  }
  await takeStep(walk, 'pingjia', number, 'seat')
  await takeStep(walk, 'pingjia', number, 'assign-examiners', {
    input: { cards: EXAMINERS.map(({ card }) => card).join('、'), chief: EXAMINERS[2].card },
  })
  const sessions = { skill: '', review: '' }
  for (const paper of ['skill', 'review'] as const)
    sessions[paper] = (
      await walk.does({ login: 'pingjia' }, arrangePractical, { exam: id, paper, perRoom: 2 })
    ).id
  await declared(
    walk,
    id,
    EXAMINERS.map(({ login }) => login),
  )
  return { id, number, sessions }
}

interface Phone {
  login: string
  session: string
  device?: string
}

/** What an examiner's phone sends of some candidates: points by the order of the items, or that somebody did not come. */
async function marks(
  walk: Walk,
  { login, session, device = '手机 1' }: Phone,
  given: Readonly<Record<string, readonly string[] | 'absent'>>,
): Promise<void> {
  const along = await walk.does({ login }, takeSheet, { id: session })
  const now = `${await walk.today()}T02:30:00.000Z`
  const entries = along.candidates.flatMap(({ id, seat }) => {
    const points = given[seat]
    if (points === undefined) return []
    const cells =
      points === 'absent'
        ? [{ item: 'presence', value: 'absent' }]
        : points.flatMap((value, n) => {
            const item = along.items[n]?.id
            return item && value !== '' ? [{ item, value }] : []
          })
    return cells.map((cell) => ({ ...cell, key: randomUUID(), candidate: id, at: now }))
  })
  await walk.does({ login }, handInMarks, { id: session, card: along.card, device, clock: now, entries })
}

/** 昨天考过、还在评: what the chief decided and what still waits for him, two phones that differ, a paper sheet typed by two. */
async function beingMarked(at: At, people: readonly MadePerson[], day: CivilDate): Promise<string> {
  const { id: exam, number, sessions } = await arranged(at, people, day)
  const session = sessions.skill
  const walk = at(day, '10:30')
  await marks(
    walk,
    { login: 'yuejuan1', session },
    {
      '001': ['18', '33.5', '21', '14'],
      '002': ['17', '34', '20', '13'],
      '003': ['19', '36', '22', '15'],
      '004': ['16', '', '18'],
    },
  )
  await marks(
    walk,
    { login: 'yuejuan2', session },
    {
      '001': ['18', '32', '20.5', '14'],
      '002': ['17', '22', '20', '13.5'],
      '003': ['19', '24.5', '21', '14'],
      '004': ['15', '28'],
    },
  )
  // Another phone of the same examiner, which knew nothing of the first.
  await marks(at(day, '10:40'), { login: 'yuejuan2', session, device: '手机 2' }, { '004': ['18'] })
  const later = at(day, '11:20')
  const { apart } = await later.does({ login: 'zuzhang' }, readPractical, { id: session })
  const one = apart.find(({ seat }) => seat === '002')
  if (!one) throw new Error('the examiners of the demo do not differ')
  await later.does({ login: 'zuzhang' }, decideApart, {
    id: session,
    candidate: one.candidate,
    item: one.item,
    on: one.on,
    value: '28',
    reason: '演示：三人一起看过焊件，咬边两处、余高超差一处',
  })
  await typed(later, sessions.review)
  await reserve(later, number, sessions.review)
  return exam
}

/** A third examiner takes a candidate over from the second, and is there when another has to step back. */
async function reserve(walk: Walk, number: string, review: string): Promise<void> {
  await takeStep(walk, 'pingjia', number, 'assign-examiners', {
    input: { cards: [...EXAMINERS, RESERVE].map(({ card }) => card).join('、'), chief: EXAMINERS[2].card },
  })
  await walk.does({ login: 'pingjia' }, reassignExaminer, {
    id: review,
    out: EXAMINERS[1].card,
    in: RESERVE.card,
    seats: ['004'],
    login: RESERVE.login,
    reason: '演示：下午另有一场',
  })
  await marks(walk, { login: 'yuejuan1', session: review }, { '003': ['35', '33', '16'] })
}

/** The review of one candidate was marked on paper: two type it, and one of them one digit otherwise. */
async function typed(walk: Walk, session: string): Promise<void> {
  const { candidates } = await walk.does({ login: 'yuejuan2' }, takeSheet, { id: session })
  const cells = (...points: string[]) => points.map((value, n) => ({ item: `i${n + 1}`, value }))
  const paper = { id: session, candidate: candidates[0]?.id ?? '', card: EXAMINERS[1].card }
  await walk.does({ login: 'pingjia' }, typeSheet, { ...paper, cells: cells('33', '31', '15') })
  await walk.does({ login: 'zuzhang' }, typeSheet, { ...paper, cells: cells('33', '37', '15') })
}

/** 考过、技能成绩已录入: somebody's mark is to be corrected; the review is closed, waits for signatures, and something came late. */
async function entered(at: At, people: readonly MadePerson[], day: CivilDate): Promise<void> {
  const { sessions } = await arranged(at, people, day)
  const walk = at(day, '10:30')
  const all = {
    '001': ['18', '33.5', '21', '14'],
    '002': ['12', '22', '14', '9.5'],
    '003': ['19', '36', '22', '15'],
    '004': 'absent',
  } as const
  for (const login of ['yuejuan1', 'yuejuan2']) {
    await marks(walk, { login, session: sessions.skill }, all)
    await marks(
      walk,
      { login, session: sessions.review },
      {
        '001': ['33', '31', '15'],
        '002': ['30', '28', '12'],
        '003': ['36', '35', '17'],
        '004': 'absent',
      },
    )
  }
  const later = at(day, '16:00')
  for (const session of [sessions.skill, sessions.review])
    await later.does({ login: 'zuzhang' }, closeMarking, { id: session })
  for (const login of ['zuzhang', 'yuejuan1'])
    await later.does({ login }, signMarking, { id: sessions.skill })
  await marks(
    at(day, '16:20'),
    { login: 'yuejuan2', session: sessions.review, device: '手机 2' },
    {
      '002': ['', '34'],
    },
  )
  await at(addDays(day, 1), '09:00').does({ login: 'pingjia' }, proposeCorrection, {
    id: sessions.skill,
    seat: '002',
    value: '62.5',
    reason: '演示：内部质量一项按底片复评，漏加 5 分，附底片和评分表',
  })
}
