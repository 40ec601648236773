import type { CivilDate } from '../../kernel/value/civil-date.ts'
import { formatDay } from '../../kernel/value/civil-date.ts'
import { Tag } from '../../portal/kit/tag.tsx'
import { daysLeftWords } from './days-left.ts'

/** How long a case still has; with `day` also until when. */
export function DueTag({ days, day = null }: { days: number | null; day?: string | null }) {
  if (days === null) return null
  const { text, urgency } = daysLeftWords(days)
  return (
    <Tag tone={urgency}>
      {text}
      {day && `（${formatDay(day as CivilDate)}前）`}
    </Tag>
  )
}
