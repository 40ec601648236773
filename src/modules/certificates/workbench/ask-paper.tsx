import { useState } from 'react'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { CHECKS, DELIVERIES } from '../orders/in-words.ts'

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

/** At the counter, for whoever has no telephone: a paper is asked for with the identity document seen (窗口代办). */
export default function AskPaper() {
  const [number, setNumber] = useState<string | null>(null)
  return (
    <div className="page">
      <h1>代申领纸质证书</h1>
      <p>持证人到窗口来，看过身份证件后代为申领。不收费；电子证书和纸质证书效力相同。</p>
      {number && (
        <p role="status">
          已经申领：<Go to={`/cases/${number}`}>{number}</Go>
        </p>
      )}
      <HhForm<{ number: string }>
        key={number}
        title="代申领纸质证书"
        fields={(values) => [
          { key: 'number', title: '证书编号', kind: 'text', required: true, longest: 40 },
          { key: 'name', title: '持证人姓名', kind: 'text', required: true, longest: 60 },
          { key: 'check', title: '怎么核验的', kind: 'choice', required: true, choices: choices(CHECKS) },
          {
            key: 'reprint',
            title: '补发的写原因',
            kind: 'choice',
            choices: [
              { value: 'lost', text: '原来那一张遗失' },
              { value: 'damaged', text: '原来那一张损坏' },
            ],
            hint: '第一次申领的不选；补发以后原来那一张马上作废。',
          },
          { key: 'delivery', title: '怎么拿', kind: 'choice', required: true, choices: choices(DELIVERIES) },
          ...(values.delivery === 'post'
            ? [
                {
                  key: 'address',
                  title: '寄到哪里',
                  kind: 'text' as const,
                  required: true,
                  longest: 120,
                  hint: '写到门牌号',
                },
              ]
            : []),
        ]}
        verb="POST /certificates/papers"
        submit="提交申领"
        onDone={(answer) => setNumber(answer.number)}
      />
    </div>
  )
}
