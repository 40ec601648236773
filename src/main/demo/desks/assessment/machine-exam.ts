import type { CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { applyForExam, planExam } from '../../../../modules/assessment/index.ts'
import { drawPaper, openPaper, planPaper, takeShare } from '../../../../modules/bank/index.ts'
import { arrangeSession } from '../../../../modules/sitting/index.ts'
import { accountOf } from '../../people/accounts.ts'
import type { MadePerson } from '../../people/residents.ts'
import { takeStep } from '../../setting/taken.ts'
import type { Walk } from '../../story/road.ts'

const HOLDERS = ['shiju', 'shifuhe', 'qianfa'] as const

export interface MachinePlan {
  level: '4' | '5'
  day: CivilDate
  /** As the clock in the room shows it: 09:00. */
  opens: string
  people: readonly MadePerson[]
  rooms: number
  /** Parallel papers. */
  forms: number
  /** Whether two holders have opened the papers. */
  opened: boolean
  /** The cards of those who watch; none leaves it to whoever comes. */
  watchers?: readonly string[]
}

/** An examination of welders at machines: planned, applied for, its papers drawn, its seats given. Null where too few may sit it. */
export async function machineExam(
  walk: Walk,
  plan: MachinePlan,
): Promise<{ exam: string; number: string; session: string } | null> {
  const { id, number } = await walk.does({ login: 'pingjia' }, planExam, {
    occupation: '焊工',
    level: plan.level,
    heldOn: plan.day,
    place: '演示考点理论机房',
    capacity: 40,
    class: null,
  })
  if (!id || !number) throw new Error('the demo may not plan an examination at machines')
  let eligible = 0
  for (const person of plan.people) {
    const { decision } = await walk.does({ person: person.id }, applyForExam, { id })
    if (decision.outcome === 'granted') eligible += 1
  }
  if (eligible < plan.rooms) {
    await takeStep(walk, 'pingjia', number, 'cancel', { reason: 'too-few' })
    return null
  }
  const paper = (
    await walk.does({ login: 'pingjia' }, planPaper, { exam: id, forms: plan.forms, startsAt: plan.opens })
  ).id
  await walk.does({ login: 'shiju' }, drawPaper, { id: paper, holders: HOLDERS.map(accountOf) })
  for (const login of plan.opened ? HOLDERS.slice(0, 2) : []) {
    const { bytes } = await walk.does({ login }, takeShare, { id: paper })
    const share = /分片：([0-9A-F-]+)/.exec(new TextDecoder().decode(bytes))?.[1] ?? ''
    await walk.does({ login }, openPaper, { id: paper, share })
  }
  await takeStep(walk, 'pingjia', number, 'seat')
  const places = plan.rooms === 1 ? 30 : Math.ceil(eligible / plan.rooms)
  const rooms = Array.from({ length: plan.rooms }, (_, at) => ({ room: `${at + 1}`, places }))
  const watchers = [...(plan.watchers ?? [])]
  const arranged = await walk.does({ login: 'pingjia' }, arrangeSession, { exam: id, rooms, watchers })
  return { exam: id, number, session: arranged.id }
}
