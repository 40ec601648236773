import { useState } from 'react'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { EDITION_FIELDS } from './edition-fields.ts'
import type { DraftedFromReviews } from './scarcity.ts'

/** 生成目录草案: the classes that experts decided become a draft that both offices sign. */
export function DraftFromReviews() {
  const [drafted, setDrafted] = useState<DraftedFromReviews | null>(null)
  if (drafted)
    return (
      <div className="note">
        <p>
          已生成草案 {drafted.number}：{drafted.rows} 个职业，{drafted.differences}{' '}
          处差异。新增的职业还没有补贴金额，签发前请核对。
        </p>
        <p className="buttons">
          <Go className="btn" to={`/cases/${drafted.number}`}>
            核对差异
          </Go>
        </p>
      </div>
    )
  return (
    <>
      <p>建议改类的职业都评审过，才能生成。草案由人社、财政两家签发，签发以前现行目录不变。</p>
      <HhForm<DraftedFromReviews>
        title="由评审结果生成目录草案"
        verb="POST /catalogue/reviews/draft"
        submit="生成草案"
        start={{ status: 'assumed' }}
        fields={EDITION_FIELDS}
        onDone={setDrafted}
      />
    </>
  )
}
