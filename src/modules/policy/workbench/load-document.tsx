import { useState } from 'react'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { ABOUT_FIELDS } from './about-fields.ts'
import type { Documents, Loaded } from './policy.ts'

/** 装入政策文件: a new document, or the wording or next version of one that is here. */
export default function LoadDocument() {
  const { document } = useAddress().query
  const { answer, waiting, failure, again } = useAnswer<Documents>('/policy/documents')
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const known = answer?.items.find(({ id }) => id === document)
  function done(answer: Loaded) {
    setLoaded(answer)
    announce(`已装入，拆成 ${answer.articles} 条。`)
  }
  return (
    <div className="page">
      <h1>{known ? `装入：${known.title}` : '装入新文件'}</h1>
      <p>装入后自动拆条，再编辑、审核、签发；签发以前公众看不到。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取文件信息" />}
      {loaded && <Done loaded={loaded} />}
      {answer && !loaded && (
        <HhForm<Loaded>
          title="装入政策文件"
          verb="POST /policy/drafts"
          submit="装入并拆条"
          fixed={known ? { document: known.id } : {}}
          start={known ? { ...known, documentNumber: known.number ?? '', short: known.short } : {}}
          fields={[...(known ? [] : [IDENTITY]), ...ABOUT_FIELDS, ...TEXT_FIELDS]}
          onDone={done}
        />
      )}
    </div>
  )
}

const Done = ({ loaded: { number, articles, by, remarks } }: { loaded: Loaded }) => (
  <div className={remarks.length > 0 ? 'note warn' : 'note'}>
    <h2>
      已装入草案 {number}，{by === 'none' ? '整篇作为一条' : `拆成 ${articles} 条`}
    </h2>
    {remarks.length > 0 && (
      <ul>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    )}
    <p className="buttons">
      <Go className="btn" to={`/policy/drafts/${number}`}>
        逐条核对
      </Go>
    </p>
  </div>
)

const IDENTITY = {
  key: 'document',
  title: '文件代号',
  kind: 'text',
  required: true,
  longest: 60,
  hint: '小写字母、数字和横线，例如 subsidy-measures-2027；条文的链接用它，以后不能改。',
} as const

const TEXT_FIELDS = [
  {
    key: 'file',
    title: '文件',
    kind: 'file',
    accept: '.docx,.txt',
    hint: 'Word 的 .docx 或纯文本。',
  },
  { key: 'text', title: '正文', kind: 'long-text', hint: '没有文件时，把正文粘贴在这里。' },
] as const
