import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { daysLeftWords, type Urgency } from '../../../kit/days-left.ts'

interface DayTextProps {
  day: CivilDate
  /** Working days left until then; negative when it has passed. */
  left?: number
  /** Years on the way whose holidays were not announced when the days were counted. */
  estimatedYears?: readonly number[]
}

/** A day, and for a deadline how many working days are left. */
export function DayText({ day, left, estimatedYears = [] }: DayTextProps) {
  return (
    <span className="day">
      <time dateTime={day}>{formatDay(day)}</time>
      {left !== undefined && <Left days={left} />}
      {estimatedYears.length > 0 && <small>{estimatedYears.join('、')} 年放假安排未发布，按周末估算</small>}
    </span>
  )
}

function Left({ days }: { days: number }) {
  const { text, urgency } = daysLeftWords(days)
  return <span className={LOOKS[urgency]}>{text}</span>
}

const LOOKS: Record<Urgency, string> = { plain: 'left', warn: 'left soon', bad: 'left late' }
