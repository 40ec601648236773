import { randomUUID } from 'node:crypto'
import { addDays, type CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { applyForExam, planExam } from '../../../../modules/assessment/index.ts'
import { enterEarlier } from '../../../../modules/certificates/index.ts'
import { arrangePractical, handInMarks, takeSheet } from '../../../../modules/practical/index.ts'
import type { MadePerson } from '../../people/residents.ts'
import { takeStep } from '../../setting/taken.ts'
import type { Walk } from '../../story/road.ts'
import { declared } from './declared.ts'
import type { At } from './sat-sessions.ts'

/** The examiners of the demo with their cards; the last is the chief. */
export const EXAMINERS = [
  { login: 'yuejuan1', name: '演示·考评甲', card: '演示实操-1' },
  { login: 'yuejuan2', name: '演示·考评乙', card: '演示实操-2' },
  { login: 'zuzhang', name: '演示·考评组长', card: '演示实操-3' },
] as const
/** Who takes over where one of them has to step back. */
export const RESERVE = { login: 'yuejuan3', name: '演示·考评丙', card: '演示实操-4' } as const

/** The card under which an account of the demo examines or watches. */
export function cardOf(login: string): string {
  const found = [...EXAMINERS, RESERVE].find((one) => one.login === login)
  if (!found) throw new Error(`${login} has no card in the demo`)
  return found.card
}

/** An examination of the second level on a day, seated, with its examiners, both papers arranged. */
export async function arranged(at: At, people: readonly MadePerson[], day: CivilDate) {
  const walk = at(addDays(day, -3), '09:00')
  for (const [n, one] of people.entries()) {
    const { number } = await walk.does({ login: 'qushouli' }, enterEarlier, {
      name: one.name,
      idNumber: one.idNumber,
      scheme: 'qualification',
      certificateNumber: `1602${day.replaceAll('-', '').slice(2)}30000${n + 1}`,
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
export async function marks(
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
