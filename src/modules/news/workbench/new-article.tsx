import { useState } from 'react'
import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { ARTICLE_FIELDS } from './article-fields.ts'

/** 写一篇动态: the article as it begins; it is changed and sent on from its case. */
export default function NewArticle() {
  const [number, setNumber] = useState<string | null>(null)
  function done(answer: { number: string }) {
    setNumber(answer.number)
    announce('稿件已保存。')
  }
  return (
    <div className="page">
      <h1>写一篇动态</h1>
      <p>保存后送校；校核、发布由另外两个人办，发布以前公众看不到。</p>
      {number ? (
        <div className="note">
          <h2>已保存为 {number}</h2>
          <p className="buttons">
            <Go className="btn" to={`/cases/${number}`}>
              去送校
            </Go>
          </p>
        </div>
      ) : (
        <HhForm<{ number: string }>
          title="稿件"
          verb="POST /news/drafts"
          submit="保存稿件"
          fields={ARTICLE_FIELDS}
          onDone={done}
        />
      )}
    </div>
  )
}
