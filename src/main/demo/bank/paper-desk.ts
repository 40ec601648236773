import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { planExam } from '../../../modules/assessment/index.ts'
import { drawPaper, openPaper, planPaper, setPaperAside, takeShare } from '../../../modules/bank/index.ts'
import { accountOf } from '../people/accounts.ts'
import { takeStep } from '../setting/taken.ts'
import type { Walk } from '../story/road.ts'

const HOLDERS = ['shiju', 'shifuhe', 'qianfa'] as const

/** Leaves papers in every state: to be drawn, sealed with shares still to be fetched, opened, and set aside. */
export async function paperDesk(walk: Walk, today: CivilDate): Promise<void> {
  const later = await exam(walk, '4', addDays(today, 12))
  await plan(walk, later.id, '09:00')
  const soon = await exam(walk, '5', addDays(today, 6))
  const lost = await plan(walk, soon.id, '14:00')
  await draw(walk, lost)
  await walk.does({ login: 'shiju' }, setPaperAside, { id: lost, why: '演示：两位保管人的分片都遗失了' })
  const sealed = await plan(walk, soon.id, '14:00')
  await draw(walk, sealed)
  await walk.does({ login: 'qianfa' }, takeShare, { id: sealed })
  const now = await exam(walk, '5', today)
  const opened = await plan(walk, now.id, '09:30')
  await draw(walk, opened)
  for (const login of HOLDERS.slice(0, 2)) {
    const { bytes } = await walk.does({ login }, takeShare, { id: opened })
    const share = /分片：([0-9A-F-]+)/.exec(new TextDecoder().decode(bytes))?.[1] ?? ''
    await walk.does({ login }, openPaper, { id: opened, share })
  }
  await takeStep(walk, 'pingjia', now.number, 'cancel', { reason: 'too-few' })
}

async function exam(
  walk: Walk,
  level: '4' | '5',
  heldOn: CivilDate,
): Promise<{ id: string; number: string }> {
  const { id, number } = await walk.does({ login: 'pingjia' }, planExam, {
    occupation: '焊工',
    level,
    heldOn,
    place: '演示考点理论机房',
    capacity: 40,
    class: null,
  })
  if (!id || !number) throw new Error('the demo may not plan an examination')
  return { id, number }
}

const plan = async (walk: Walk, exam: string, startsAt: string): Promise<string> =>
  (await walk.does({ login: 'pingjia' }, planPaper, { exam, forms: 2, startsAt })).id

const draw = (walk: Walk, id: string) =>
  walk.does({ login: 'shiju' }, drawPaper, { id, holders: HOLDERS.map(accountOf) })
