import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { CaseView } from '../case-view.ts'
import { DueTag } from '../queue/due-tag.tsx'

/** 一次告知: what has to be put right and until when, first of all, while the case waits for it. */
export function ToCorrect({ view }: { view: CaseView }) {
  const told = [...view.timeline].reverse().find(({ corrections }) => corrections.length > 0)
  if (view.state !== 'correcting' || !told) return null
  return (
    <section className="note warn" aria-labelledby="to-correct">
      <h2 id="to-correct">
        需要补正 {told.corrections.length} 项{view.due && `，${formatDay(view.due as CivilDate)}以前`}{' '}
        <DueTag days={view.workingDaysLeft} estimatedYears={view.estimatedYears} />
      </h2>
      <ul>
        {told.corrections.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {told.note && <p>审核人补充：{told.note}</p>}
      <p>补正只告知这一次。材料在下面“材料”里上传，改好后重新提交。</p>
    </section>
  )
}
