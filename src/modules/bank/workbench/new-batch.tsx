import { useState } from 'react'
import { LEVEL_CHOICES } from '../../../kernel/value/level.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'

/** 新开一批题: for which occupation, level and purpose. */
export default function NewBatch() {
  const [number, setNumber] = useState<string | null>(null)
  return (
    <div className="page">
      <h1>新开一批题</h1>
      <p>一批题写好以后一起送审；审题、发布由市里的另外两个人办。发布以后不能再改，改题是写新版本。</p>
      {number ? (
        <div className="note">
          <h2>已新开 {number}</h2>
          <p className="buttons">
            <Go className="btn" to={`/bank/batches/${number}`}>
              去写题
            </Go>
          </p>
        </div>
      ) : (
        <HhForm<{ number: string }>
          title="新开一批题"
          verb="POST /bank/batches"
          submit="开始一批题"
          fields={[
            {
              key: 'occupation',
              title: '职业',
              kind: 'text',
              required: true,
              longest: 60,
              hint: '备案可以评价的职业，例如 焊工',
            },
            { key: 'level', title: '等级', kind: 'choice', required: true, choices: LEVEL_CHOICES },
            {
              key: 'purpose',
              title: '用途',
              kind: 'choice',
              required: true,
              choices: [
                { value: 'exam', text: '考试用' },
                { value: 'practice', text: '练习用' },
              ],
              hint: '定了就不能改：练习过的题不能再考',
            },
          ]}
          onDone={({ number: made }) => {
            setNumber(made)
            announce('已新开一批题。')
          }}
        />
      )}
    </div>
  )
}
