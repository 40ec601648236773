import { useState } from 'react'
import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { readRating } from '../verbs/read-rating.ts'

type Told = z.output<typeof readRating.output>

/** 提出异议: choose the deduction, say why; another than who told it looks at it. */
export default function Dispute() {
  const { number = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<Told>('/credit/ratings/{number}', { number })
  const [done, setDone] = useState(false)
  return (
    <div className="page">
      <h1>对初评提出异议</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取初评" />}
      {done && (
        <div className="note">
          <h2>异议已提交</h2>
          <p>
            区复核岗核查以后答复，核查期间不公示。进度看<Go to={`/cases/${number}`}>办件 {number}</Go>。
          </p>
        </div>
      )}
      {answer && !done && <Ask told={answer} onDone={() => setDone(true)} />}
    </div>
  )
}

function Ask({ told, onDone }: { told: Told; onDone(): void }) {
  if (told.state !== 'told') return <Empty text="这次评价现在不在等机构意见。" />
  return (
    <>
      <p>
        {told.year}年度初评 {told.score} 分，拟评 {told.grade}。
        {told.dueOn && `请在${formatDay(told.dueOn as CivilDate)}前提出；期满没有提出就公示。`}
      </p>
      {told.events.length === 0 ? (
        <Empty text="这次评价没有扣分，没有可以提异议的记录。" />
      ) : (
        <HhForm<object>
          title="对初评提出异议"
          fields={[
            {
              key: 'event',
              title: '哪一条扣分',
              kind: 'choice',
              required: true,
              choices: told.events.map(({ id, text }) => ({ value: id, text })),
            },
            { key: 'text', title: '事实和理由', kind: 'long-text', required: true, longest: 1000 },
          ]}
          verb="POST /cases/{number}/steps/{step}"
          fixed={{ number: told.number, step: 'dispute' }}
          inside="input"
          submit="提交异议"
          onDone={onDone}
        />
      )}
    </>
  )
}
