import { type ReactNode, useEffect, useState } from 'react'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { FilesOf } from '../../../workbench/kit/files/file-list.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { ComparedLines } from '../kit/compared.tsx'
import '../kit/compared.css'
import { PartForm } from './part-form.tsx'
import { aboutPart, articlePart, type Part, readingPart, textPart } from './parts.ts'
import type { Draft } from './policy.ts'

/** How often a draft is read anew, so that two editors see each other's changes. */
const EVERY = 10_000

/** One draft: its articles to edit one by one, and beside the version before it. */
export default function DraftDesk() {
  const { number = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<Draft>('/policy/drafts/{number}', { number })
  useAgain(again, answer?.state === 'drafted')
  return (
    <div className="page">
      <h1>{answer?.title ?? '政策文件草案'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取草案" />}
      {answer && <Desk draft={answer} again={again} />}
    </div>
  )
}

function useAgain(again: () => void, when: boolean) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` is made anew at each drawing
  useEffect(() => {
    if (!when) return
    const timer = setInterval(again, EVERY)
    return () => clearInterval(timer)
  }, [when])
}

function Desk({ draft, again }: { draft: Draft; again: () => void }) {
  const edits = useMay('policy.edit') && draft.state === 'drafted'
  const [editing, setEditing] = useState<string | null>(null)
  const panel = { draft, edits, editing, setEditing, again }
  return (
    <>
      <p>
        <Tag>{draft.stateTitle}</Tag> {draft.number} · {draft.articles.length} 条 · 装入的文件：
        {draft.fileName}
      </p>
      <p className="buttons">
        <Go className="btn" to={`/cases/${draft.number}`}>
          {edits ? '改好了，去送审' : '去办理'}
        </Go>
      </p>
      <Panel part={aboutPart(draft)} {...panel}>
        <p>
          {draft.issuer}，{draft.documentNumber ?? '没有文号'}。{draft.from} 起施行
          {draft.to && `，${draft.to} 止`}。来源：{draft.source}
        </p>
      </Panel>
      {draft.articles.map((article) => (
        <Panel key={article.anchor} part={articlePart(draft, article.anchor)} {...panel}>
          <p className="wording">{article.text}</p>
        </Panel>
      ))}
      <Panel part={readingPart(draft)} {...panel}>
        <p className="wording">{draft.interpretation || '还没有解读。'}</p>
        {draft.questions.length > 0 && <p className="wording">{draft.questionsText}</p>}
      </Panel>
      {edits && (
        <Panel part={textPart(draft)} {...panel}>
          <p className="muted">拆得不对时，把全文改好再拆一次；各条的标题要重新填。</p>
        </Panel>
      )}
      <FilesOf kind="policy-version" id={draft.number} title="签发原件" />
      <section className="card pad">
        <h2>{draft.before === null ? '第一次装入，没有上一版' : `与第${draft.before}版对照`}</h2>
        {draft.before !== null && (
          <ComparedLines lines={draft.compared} before={`第${draft.before}版`} after="草案" />
        )}
      </section>
    </>
  )
}

function Panel({
  part,
  draft,
  edits,
  editing,
  setEditing,
  again,
  children,
}: {
  part: Part
  draft: Draft
  edits: boolean
  editing: string | null
  setEditing: (key: string | null) => void
  again: () => void
  children: ReactNode
}) {
  const by = draft.changedBy[part.key]
  const open = editing === part.key
  function saved() {
    announce(`${part.heading}已保存。`)
    setEditing(null)
  }
  return (
    <section className="card pad" aria-label={part.heading}>
      <h2>
        {part.heading} {by && <Tag>{by}改过</Tag>}
      </h2>
      {open ? (
        <PartForm part={part} revision={draft.revision} number={draft.number} onDone={saved} again={again} />
      ) : (
        children
      )}
      {edits && editing === null && (
        <p className="buttons">
          <button
            type="button"
            className="btn ghost"
            aria-label={`修改${part.heading}`}
            onClick={() => setEditing(part.key)}
          >
            修改
          </button>
        </p>
      )}
      {open && (
        <p className="buttons">
          <button type="button" className="btn ghost" onClick={() => setEditing(null)}>
            不改了
          </button>
        </p>
      )}
    </section>
  )
}
