import { type CivilDate, formatDay } from '../../kernel/value/time/civil-date.ts'
import type { CaseView } from './case-view.ts'

/** The public notice of the case: since when, until when, and what the public sees. */
export function NoticeStrip({ notice }: { notice: NonNullable<CaseView['notice']> }) {
  const { title, openedOn, endsOn, open, estimatedYears, fields } = notice
  return (
    <section className="card strip" aria-label="公示">
      <p>
        <b>{open ? '正在公示' : '公示已结束'}</b>：{title}，{formatDay(openedOn as CivilDate)}至
        {formatDay(endsOn as CivilDate)}。
        {estimatedYears.length > 0 && `${estimatedYears.join('、')} 年放假安排未发布，按周末估算。`}
      </p>
      <p className="muted">公众看到：{fields.map(({ label, text }) => `${label} ${text}`).join('，')}</p>
    </section>
  )
}
