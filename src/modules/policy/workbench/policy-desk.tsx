import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { Documents, Drafts } from './policy.ts'

/** 政策文件: the drafts in hand, and every document with its days. */
export default function PolicyDesk() {
  const edits = useMay('policy.edit')
  const drafts = useAnswer<Drafts>('/policy/drafts')
  const documents = useAnswer<Documents>('/policy/documents')
  return (
    <div className="page">
      <h1>政策文件</h1>
      {edits && (
        <p className="buttons">
          <Go className="btn" to="/policy/new">
            装入新文件
          </Go>
        </p>
      )}
      <section aria-labelledby="drafts">
        <h2 id="drafts">草案</h2>
        {drafts.failure && <FailureNote failure={drafts.failure} again={drafts.again} />}
        {drafts.waiting && <Waiting what="正在取草案" />}
        {drafts.answer?.items.length === 0 && <p className="muted">没有正在编辑、审核的草案。</p>}
        {drafts.answer && drafts.answer.items.length > 0 && (
          <ul className="card lines">
            {drafts.answer.items.map(({ number, title, articles, state }) => (
              <li key={number}>
                <Go to={`/policy/drafts/${number}`}>{title}</Go>
                <span className="muted">
                  {number} · {articles} 条
                </span>
                <Tag>{state}</Tag>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="documents">
        <h2 id="documents">全部文件 {documents.answer && `${documents.answer.items.length} 份`}</h2>
        {documents.failure && <FailureNote failure={documents.failure} again={documents.again} />}
        {documents.waiting && <Waiting what="正在取文件" />}
        {documents.answer && <List documents={documents.answer} edits={edits} />}
      </section>
    </div>
  )
}

const List = ({ documents, edits }: { documents: Documents; edits: boolean }) => (
  <RowTable
    caption="全部政策文件"
    rows={documents.items}
    rowKey={(one) => one.id}
    columns={[
      { title: '文件', show: (one) => <a href={`/policy/${one.id}`}>{one.title}</a> },
      { title: '文号', show: (one) => one.number ?? '未查到' },
      { title: '施行', show: (one) => <span className="nowrap">{one.from ?? '未查到'}</span> },
      { title: '失效', show: (one) => <span className="nowrap">{one.to ?? '——'}</span> },
      {
        title: '状态',
        show: (one) => (
          <Tag tone={one.status === 'confirmed' ? 'ok' : 'spark'}>
            {one.status === 'confirmed' ? '已确认' : '推定'}
          </Tag>
        ),
      },
      edits && {
        title: '办理',
        show: (one) => (
          <span className="nowrap">
            <Go to={`/policy/new?document=${one.id}`} aria-label={`装入新版：${one.title}`}>
              装入新版
            </Go>
          </span>
        ),
      },
    ]}
  />
)
