import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'

interface Drafts {
  items: { number: string; title: string; state: string }[]
}

/** 网课: what is in hand; what is published stands on the public list. */
export default function CoursesDesk() {
  const writes = useMay('online.write')
  const { answer, waiting, failure, again } = useAnswer<Drafts>('/online/drafts')
  return (
    <div className="page">
      <h1>网课</h1>
      <p className="buttons">
        {writes && (
          <Go className="btn" to="/online/new">
            编一门网课
          </Go>
        )}
        <a className="btn ghost" href="/learn/online">
          看公众页面
        </a>
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取网课" />}
      {answer?.items.length === 0 && <p className="muted">没有正在编写、审核的网课。</p>}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="在办的网课"
          rows={answer.items}
          rowKey={(one) => one.number}
          columns={[
            { title: '网课', show: (one) => <Go to={`/online/courses/${one.number}`}>{one.title}</Go> },
            { title: '到哪一步', show: (one) => <Tag>{one.state}</Tag> },
            { title: '办理', show: (one) => <Go to={`/cases/${one.number}`}>{one.number}</Go> },
          ]}
        />
      )}
    </div>
  )
}
