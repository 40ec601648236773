import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { ListPager, useList } from '../../../workbench/kit/table/list-pager.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { Publications } from './figure.ts'
import { Publish } from './publish.tsx'

/** 发布过的指标, and publishing them again. */
export default function PublishedList() {
  const publishes = useMay('figures.publish')
  const { answer, waiting, failure, again } = useList<Publications>('/figure-publications')
  return (
    <div className="page">
      <h1>发布的指标</h1>
      <p>
        <Go to="/figures">现在的指标</Go>
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取发布的指标" />}
      {answer?.items.length === 0 && <p>还没有发布过。</p>}
      {answer && answer.items.length > 0 && (
        <ul>
          {answer.items.map((one) => (
            <li key={one.id}>
              <Go to={`/figures/published/${one.id}`}>{one.title}</Go>，
              <time dateTime={one.publishedAt}>{formatMoment(one.publishedAt)}</time>，{one.publishedBy}
            </li>
          ))}
        </ul>
      )}
      {answer && <ListPager of="发布的指标" page={answer} />}
      {publishes && <Publish />}
    </div>
  )
}
