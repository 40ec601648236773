import { totalText } from '../../kit/pager.tsx'
import { useAnswer } from '../api/answer.ts'
import type { CaseList } from '../review/case-view.ts'
import { DueTag } from '../review/queue/due-tag.tsx'
import { caseAddress } from '../review/queue/use-queue.ts'
import { Go } from '../shell/search/go.tsx'

const SHOWN = 5

/** 等别人办的: what one has handed on or filed, in whose hands it is, and how long they have left. */
export function Others() {
  const { answer } = useAnswer<CaseList>('/cases', { box: 'others' })
  if (!answer || answer.total === 0) return null
  return (
    <section aria-labelledby="others">
      <h2 id="others">等别人办的 {totalText(answer)} 件</h2>
      <ul className="card lines">
        {answer.items.slice(0, SHOWN).map((item) => (
          <li key={item.number}>
            <Go to={caseAddress(item.number, { box: 'others' })}>{item.title}</Go>
            <span className="muted">
              {item.kindTitle} · 在{item.holder}
              {item.held ? '' : '手里'}
            </span>
            <DueTag days={item.workingDaysLeft} estimatedYears={item.estimatedYears} />
          </li>
        ))}
      </ul>
      {answer.total > SHOWN && (
        <p>
          <Go to="/cases/others">看全部 {totalText(answer)} 件</Go>
        </p>
      )}
    </section>
  )
}
