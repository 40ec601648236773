import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { daysLeftWords } from '../../../kit/days-left.ts'
import { Tag } from '../../../kit/tag.tsx'

/** How long a case still has; with `day` also until when; an estimate says so. */
export function DueTag({
  days,
  day = null,
  estimatedYears = [],
}: {
  days: number | null
  day?: string | null
  estimatedYears?: readonly number[]
}) {
  if (days === null) return null
  const { text, urgency } = daysLeftWords(days)
  return (
    <Tag tone={urgency}>
      {text}
      {day && `（${formatDay(day as CivilDate)}前）`}
      {estimatedYears.length > 0 && (
        <span title={`${estimatedYears.join('、')} 年放假安排未发布，按周末估算`}>·估算</span>
      )}
    </Tag>
  )
}
