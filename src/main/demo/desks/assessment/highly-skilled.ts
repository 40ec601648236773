import { addDays, type CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { closeMarking, signMarking } from '../../../../modules/practical/index.ts'
import type { MadePerson } from '../../people/residents.ts'
import { enterRoadMarks, passNotice } from '../../story/road.ts'
import { arranged, marks } from './practical-exam.ts'
import type { At } from './sat-sessions.ts'

/** So many days before today they sat, so that the notice of their results is over. */
const SAT_BEFORE = 45

const SKILL = { '001': ['18', '35', '22', '14'], '002': ['17', '33.5', '20.5', '13'] } as const
const REVIEW = { '001': ['35', '34', '17'], '002': ['33', '31', '15'] } as const

/** Two who passed the second level (二级) some weeks ago: the city has people that count as highly skilled (高技能人才). */
export async function highlySkilledDesk(
  at: At,
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  if (people.length < 2) return
  const day = addDays(today, -SAT_BEFORE)
  const { id, number, sessions } = await arranged(at, people.slice(0, 2), day)
  const walk = at(day, '10:30')
  for (const login of ['yuejuan1', 'yuejuan2']) {
    await marks(walk, { login, session: sessions.skill }, SKILL)
    await marks(walk, { login, session: sessions.review }, REVIEW)
  }
  const later = at(day, '16:00')
  for (const session of [sessions.skill, sessions.review]) {
    await later.does({ login: 'zuzhang' }, closeMarking, { id: session })
    for (const login of ['zuzhang', 'yuejuan1']) await later.does({ login }, signMarking, { id: session })
  }
  await enterRoadMarks(later, id, number, () => '76')
  await passNotice(later, { login: 'pingjia' }, number)
}
