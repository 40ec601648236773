import type { Db } from '../../../../kernel/database/index.ts'
import { addDays, type CivilDate, civilDate } from '../../../../kernel/value/time/civil-date.ts'
import { addExaminer } from '../../../../modules/accreditation/index.ts'
import {
  closeMarking,
  confirmSheet,
  decideApart,
  draftSheet,
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
import { arranged, EXAMINERS, marks, RESERVE } from './practical-exam.ts'
import { recusalDesk } from './recusal-desk.ts'
import type { At } from './sat-sessions.ts'

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
  // Before the first examination whose marks they take: the one of those who hold the level already.
  const before = at(addDays(today, -50), '09:00')
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
