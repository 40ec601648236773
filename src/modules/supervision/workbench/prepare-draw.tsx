import { useState } from 'react'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'

/** 准备双随机抽查: the list comes from the register with the lots of each grade; inspectors are named here. */
export default function PrepareDraw() {
  const [number, setNumber] = useState<string | null>(null)
  return (
    <div className="page">
      <h1>准备双随机抽查</h1>
      <p>名单是本区评了等级的培训机构，签数随信用等级。公布以前登记回避；公布以后名单不能再改。</p>
      {number === null ? (
        <HhForm<{ number: string }>
          title="准备双随机抽查"
          fields={[
            { key: 'title', title: '抽查什么', kind: 'text', required: true, longest: 60 },
            { key: 'count', title: '抽几家', kind: 'number', unit: '家', required: true },
            {
              key: 'inspectors',
              title: '检查员',
              kind: 'long-text',
              required: true,
              longest: 4000,
              hint: '一行一位，至少两位；每家抽两位去查。',
            },
            {
              key: 'district',
              title: '区划代码',
              kind: 'text',
              longest: 6,
              required: false,
              hint: '管一个区的不用填。',
            },
          ]}
          verb="POST /supervision/draws"
          submit="建立名单"
          onDone={(answer) => setNumber(answer.number)}
        />
      ) : (
        <div className="note">
          <h2>名单已建立</h2>
          <p>登记回避以后，公布名单和摘要，再由两人承诺。</p>
          <p className="buttons">
            <Go className="btn" to={`/cases/${number}`}>
              办这次抽查
            </Go>
          </p>
        </div>
      )}
    </div>
  )
}
