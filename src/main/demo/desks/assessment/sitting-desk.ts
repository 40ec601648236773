import type { Db } from '../../../../kernel/database/index.ts'
import { civilDateOf } from '../../../../kernel/value/time/civil-date.ts'
import { applyForExam, candidatesAmong, planExam } from '../../../../modules/assessment/index.ts'
import { drawPaper, openPaper, planPaper, takeShare } from '../../../../modules/bank/index.ts'
import { arrangeSession } from '../../../../modules/sitting/index.ts'
import { accountOf } from '../../people/accounts.ts'
import type { MadePerson } from '../../people/residents.ts'
import { takeStep } from '../../setting/taken.ts'
import type { Walk } from '../../story/road.ts'

const HOLDERS = ['shiju', 'shifuhe', 'qianfa'] as const
const SITTERS = 4
/** So long after the city was made the paper begins. */
const BEGINS_AFTER = 3 * 60_000

/** The hour of a moment in China. */
export const hourOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

/** Leaves an examination of welders that can be sat at machines today, its papers opened and its seats given. */
export async function sittingDesk(
  walk: Walk,
  db: Db,
  residents: readonly MadePerson[],
  now: Date,
): Promise<void> {
  const today = civilDateOf(now)
  const opens = new Date(now.getTime() + BEGINS_AFTER)
  // At midnight there is none today any more.
  if (civilDateOf(opens) !== today) return
  const known = await candidatesAmong(
    db,
    residents.map(({ id }) => id),
  )
  const welders = residents.filter(({ id, trade }) => trade === '焊工' && !known.has(id)).slice(0, SITTERS)
  if (welders.length === 0) return
  const { id, number } = await walk.does({ login: 'pingjia' }, planExam, {
    occupation: '焊工',
    level: '4',
    heldOn: today,
    place: '演示考点理论机房',
    capacity: 40,
    class: null,
  })
  if (!id || !number) throw new Error('the demo may not plan an examination at machines')
  let eligible = 0
  for (const person of welders) {
    const { decision } = await walk.does({ person: person.id }, applyForExam, { id })
    if (decision.outcome === 'granted') eligible += 1
  }
  if (eligible === 0) return takeStep(walk, 'pingjia', number, 'cancel', { reason: 'too-few' })
  const paper = (
    await walk.does({ login: 'pingjia' }, planPaper, { exam: id, forms: 2, startsAt: hourOf(opens) })
  ).id
  await walk.does({ login: 'shiju' }, drawPaper, { id: paper, holders: HOLDERS.map(accountOf) })
  for (const login of HOLDERS.slice(0, 2)) {
    const { bytes } = await walk.does({ login }, takeShare, { id: paper })
    const share = /分片：([0-9A-F-]+)/.exec(new TextDecoder().decode(bytes))?.[1] ?? ''
    await walk.does({ login }, openPaper, { id: paper, share })
  }
  await takeStep(walk, 'pingjia', number, 'seat')
  await walk.does({ login: 'pingjia' }, arrangeSession, { exam: id })
}
