import { useState } from 'react'
import { Tag } from '../../../../kit/tag.tsx'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { Empty } from '../../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../../workbench/shell/address.ts'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import type { AppealExaminers } from '../views.ts'

interface Assign {
  number: string
  step: string
  input: { card: string }
}

/** 指派复评考评员: everybody with a card that covers it, who may and why not; one click asks one of them. */
export default function Examiners() {
  const { number = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<AppealExaminers>(
    '/sitting/appeals/{number}/examiners',
    { number },
  )
  const act = useVerb<Assign>('POST /cases/{number}/steps/{step}')
  const [done, setDone] = useState(false)
  if (waiting) return <Waiting what="正在取考评员" />
  if (failure || !answer) return failure && <FailureNote failure={failure} again={again} />
  const { step } = answer
  const assign = async (card: string) => {
    if (step && (await act.run({ number, step, input: { card } }))) setDone(true)
  }
  return (
    <div className="page">
      <h1>{answer.title}：指派考评员复评</h1>
      <p>
        考生的理由：{answer.said} <Go to={`/cases/${number}`}>看办件 {number}</Go>
      </p>
      {act.failure && <FailureNote failure={act.failure} />}
      {done && <p role="status">已指派，等考评员复评。</p>}
      {!done && step === null && <Empty text="这一件现在不用指派考评员。" />}
      {!done && step && answer.examiners.length === 0 && (
        <Empty
          text={
            step === 'assign'
              ? '本单位没有登记考评员，请在办件里转市局指派。'
              : '全市没有别的机构的考评员能考这个职业，请市局复核岗终止这一件。'
          }
        />
      )}
      {!done && step && answer.examiners.length > 0 && (
        <>
          <p>
            评过这场考试的、教过考生的、和考生是同事的，都不能复评。
            {step === 'assign' && '本单位没有合适的，在办件里转市局指派。'}
          </p>
          <RowTable
            caption="考评员"
            rows={answer.examiners}
            rowKey={({ card }) => card}
            columns={[
              { title: '考评员', show: ({ name }) => name },
              { title: '证卡', show: ({ card }) => card },
              { title: '单位', show: ({ organisation }) => organisation },
              {
                title: '能不能复评',
                show: ({ may, why }) => (may ? <Tag tone="ok">可以</Tag> : `不能：${why}`),
              },
              {
                title: '指派',
                show: ({ may, card, name }) =>
                  may ? (
                    <button
                      type="button"
                      className="btn ghost"
                      disabled={act.busy}
                      onClick={() => void assign(card)}
                    >
                      指派{name}
                    </button>
                  ) : (
                    '——'
                  ),
              },
            ]}
          />
        </>
      )}
    </div>
  )
}
