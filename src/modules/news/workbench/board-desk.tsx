import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'

interface Drafts {
  items: { number: string; title: string; column: string; state: string }[]
}

/** 品牌动态: what is in hand; what is published stands on the public board. */
export default function BoardDesk() {
  const writes = useMay('news.write')
  const { answer, waiting, failure, again } = useAnswer<Drafts>('/news/drafts')
  return (
    <div className="page">
      <h1>品牌动态</h1>
      <p className="buttons">
        {writes && (
          <Go className="btn" to="/news/new">
            写一篇动态
          </Go>
        )}
        <a className="btn ghost" href="/news">
          看公众页面
        </a>
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取稿件" />}
      {answer?.items.length === 0 && <p className="muted">没有正在编写、校核的稿件。</p>}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="在办的稿件"
          rows={answer.items}
          rowKey={(one) => one.number}
          columns={[
            { title: '稿件', show: (one) => <Go to={`/news/drafts/${one.number}`}>{one.title}</Go> },
            { title: '栏目', show: (one) => one.column },
            { title: '到哪一步', show: (one) => <Tag>{one.state}</Tag> },
            {
              title: '办理',
              show: (one) => <Go to={`/cases/${one.number}`}>{one.number}</Go>,
            },
          ]}
        />
      )}
    </div>
  )
}
