import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'

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
      {left !== undefined && (
        <span className={left < 0 ? 'left late' : left <= 1 ? 'left soon' : 'left'}>{leftWords(left)}</span>
      )}
      {estimatedYears.length > 0 && <small>{estimatedYears.join('、')} 年放假安排未发布，按周末估算</small>}
    </span>
  )
}

const leftWords = (left: number): string =>
  left < 0 ? `已超期 ${-left} 个工作日` : left === 0 ? '今天到期' : `剩 ${left} 个工作日`
