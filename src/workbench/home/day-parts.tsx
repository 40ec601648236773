import { totalText } from '../../kit/pager.tsx'
import { useAnswer } from '../api/answer.ts'
import { type Me, useMe } from '../shell/me.ts'
import { Go } from '../shell/search/go.tsx'

/** A part of the day's work, as the list of 待办 can be narrowed to. */
export type DayPart = 'overdue' | 'today' | 'week' | 'returned' | 'clear' | 'own'

export type Day = Record<DayPart, { total: number; beyond: boolean }>

/** What the parts are called, in the order in which one goes through a day. */
const DAY_PARTS: readonly { part: DayPart; title: string; hint: string; official?: true }[] = [
  { part: 'overdue', title: '已超期', hint: '先办这些' },
  { part: 'today', title: '今天到期', hint: '今天办完' },
  { part: 'week', title: '七天内到期', hint: '接着办这些' },
  { part: 'returned', title: '补正回来的', hint: '对方已改好', official: true },
  { part: 'clear', title: '可一起办的', hint: '比对一致、规则符合', official: true },
  { part: 'own', title: '我领办的', hint: '只在您手里', official: true },
]

/** The parts that there are for whoever is signed in: only officials claim, and decide what came back or is clear. */
export const partsFor = (kind: Me['kind']) =>
  DAY_PARTS.filter(({ official }) => kind === 'official' || !official)

/** 今天: the numbers of the day, each leading to exactly so many cases. */
export function DayParts() {
  const { kind } = useMe()
  const { answer } = useAnswer<Day>('/cases/day')
  return (
    <ul className="day-parts" aria-busy={!answer}>
      {partsFor(kind).map(({ part, title, hint }) => {
        const counted = answer?.[part]
        return (
          <li key={part}>
            <Go className={`card ${counted?.total ? part : 'none'}`} to={`/cases/todo?part=${part}`}>
              <b>{counted ? totalText(counted) : '…'}</b>
              <span>{title}</span>
              <small className="muted">{hint}</small>
            </Go>
          </li>
        )
      })}
    </ul>
  )
}
