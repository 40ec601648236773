import { useState } from 'react'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'

/** 开始年度评价: every school gets its case; what is begun already is left as it is. */
export default function BeginYear() {
  const [begun, setBegun] = useState<number | null>(null)
  return (
    <div className="page">
      <h1>开始年度信用评价</h1>
      <p>
        按这一年的记录给每家机构算出初评，发到所在区核对、告知。已经开始过的年度再办一次，只补上新登记的机构。
      </p>
      {begun === null ? (
        <HhForm<{ organisations: number }>
          title="开始年度信用评价"
          fields={[
            {
              key: 'year',
              title: '评价年度',
              kind: 'number',
              unit: '年',
              required: true,
              hint: '已经过完的一年，例如 2025。',
            },
          ]}
          verb="POST /credit/years"
          submit="开始评价"
          onDone={({ organisations }) => setBegun(organisations)}
        />
      ) : (
        <div className="note">
          <h2>已经开始，共 {begun} 家</h2>
          <p>几秒后各区的待办里会出现初评。</p>
          <p className="buttons">
            <Go className="btn" to="/credit">
              看机构信用
            </Go>
          </p>
        </div>
      )}
    </div>
  )
}
