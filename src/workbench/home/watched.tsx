import { totalText } from '../../kit/pager.tsx'
import { useAnswer } from '../api/answer.ts'
import { FailureNote } from '../kit/failure-note.tsx'
import type { CaseList } from '../review/case-view.ts'
import { DueTag } from '../review/queue/due-tag.tsx'
import { caseAddress } from '../review/queue/use-queue.ts'
import { Go } from '../shell/search/go.tsx'

const SHOWN = 5

/** 督办: what is past its term, in whose hands it is. */
export function Watched() {
  const { answer, failure, again } = useAnswer<CaseList>('/cases', { box: 'watch' })
  return (
    <section aria-labelledby="watched">
      <h2 id="watched">督办 {answer && `${totalText(answer)} 件`}</h2>
      {failure && <FailureNote failure={failure} again={again} />}
      {answer?.total === 0 && <p className="muted">没有超期的办件。</p>}
      {answer && answer.total > 0 && (
        <ul className="card lines">
          {answer.items.slice(0, SHOWN).map((item) => (
            <li key={item.number}>
              <Go to={caseAddress(item.number, { box: 'watch' })}>{item.title}</Go>
              <span className="muted">
                {item.kindTitle} · 现在在{item.holder}
              </span>
              <DueTag days={item.workingDaysLeft} estimatedYears={item.estimatedYears} />
            </li>
          ))}
        </ul>
      )}
      {answer && answer.total > SHOWN && (
        <p>
          <Go to="/cases/watch">看全部 {totalText(answer)} 件</Go>
        </p>
      )}
    </section>
  )
}
