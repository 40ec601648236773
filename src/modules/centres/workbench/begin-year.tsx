import { useState } from 'react'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'

/** 开始年度评估: every centre gets the report of the year to confirm. */
export default function BeginYear() {
  const [begun, setBegun] = useState<number | null>(null)
  return (
    <div className="page">
      <h1>开始企业培训中心年度评估</h1>
      <p>系统按培训记录给每家中心汇总年度报告，发给企业确认。已经开始过的年度再办一次，只补上漏掉的。</p>
      {begun === null ? (
        <HhForm<{ centres: number }>
          title="开始年度评估"
          fields={[
            {
              key: 'year',
              title: '评估年度',
              kind: 'number',
              unit: '年',
              required: true,
              hint: '已经过完的一年，例如 2025。',
            },
          ]}
          verb="POST /centres/years"
          submit="开始评估"
          onDone={({ centres }) => setBegun(centres)}
        />
      ) : (
        <div className="note">
          <h2>已经开始，共 {begun} 家</h2>
          <p>几秒后各企业的待办里会出现年度报告。</p>
          <p className="buttons">
            <Go className="btn" to="/centres">
              看名录
            </Go>
          </p>
        </div>
      )}
    </div>
  )
}
