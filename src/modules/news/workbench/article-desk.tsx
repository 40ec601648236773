import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { Article } from '../article.ts'
import { piecesOf } from '../rules.ts'
import { ARTICLE_FIELDS } from './article-fields.ts'

interface Draft extends Article {
  number: string
  revision: number
  state: string
  stateTitle: string
}

/** One article: to be changed while it is written, to be read afterwards. */
export default function ArticleDesk() {
  const { number = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<Draft>('/news/drafts/{number}', { number })
  const writes = useMay('news.write')
  return (
    <div className="page">
      <h1>{answer?.title ?? '稿件'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取稿件" />}
      {answer && (
        <>
          <p>
            <Tag>{answer.stateTitle}</Tag> {answer.number}
          </p>
          <p className="buttons">
            <Go className="btn ghost" to={`/cases/${answer.number}`}>
              去办理
            </Go>
          </p>
          {writes && answer.state === 'drafted' ? (
            <Edit draft={answer} again={again} />
          ) : (
            <Read draft={answer} />
          )}
        </>
      )}
    </div>
  )
}

const Edit = ({ draft, again }: { draft: Draft; again: () => void }) => {
  const { column, title, summary, body, source } = draft
  function saved() {
    announce('稿件已保存。')
    again()
  }
  return (
    <HhForm
      key={draft.revision}
      title="修改稿件"
      verb="POST /cases/{number}/steps/{step}"
      fields={ARTICLE_FIELDS}
      start={{ column, title, summary, body, source }}
      fixed={{ number: draft.number, step: 'edit' }}
      inside="input"
      submit="保存"
      onDone={saved}
    />
  )
}

const Read = ({ draft }: { draft: Draft }) => (
  <article className="card pad">
    <p className="muted">{draft.summary}</p>
    {piecesOf(draft.body)
      .map((piece, place) => ({ ...piece, place }))
      .map(({ kind, text, place }) =>
        kind === 'heading' ? <h2 key={place}>{text}</h2> : <p key={place}>{text}</p>,
      )}
    <p className="muted">来源：{draft.source}</p>
  </article>
)
