import { useState } from 'react'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'

interface Exams {
  items: {
    id: string
    number: string
    occupation: string
    levelName: string
    heldOn: string
    place: string
  }[]
}

/** 安排理论试卷: for which examination, how many parallel papers, from when on. `?exam=` names it beforehand. */
export default function PlanPaper() {
  const { query } = useAddress()
  const [made, setMade] = useState<string | null>(null)
  const { answer, waiting, failure, again } = useAnswer<Exams>('/assessment/our-exams')
  return (
    <div className="page">
      <h1>安排理论试卷</h1>
      <p>按细目表从本机构的题库里抽题；相邻座位用不同的平行卷，几份卷没有相同的题。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取本机构的考试" />}
      {made && (
        <div className="note">
          <h2>已安排</h2>
          <p className="buttons">
            <Go className="btn" to={`/bank/papers/${made}`}>
              看题库够不够
            </Go>
          </p>
        </div>
      )}
      {answer && !made && (
        <HhForm<{ id: string }>
          title="安排理论试卷"
          verb="POST /bank/papers"
          submit="提交安排"
          start={query.exam ? { exam: query.exam } : {}}
          fields={[
            {
              key: 'exam',
              title: '考试',
              kind: 'choice',
              required: true,
              choices: answer.items.map(({ id, number, heldOn, place }) => ({
                value: id,
                text: `${number} ${heldOn} ${place}`,
              })),
            },
            { key: 'forms', title: '平行卷', kind: 'number', unit: '份', required: true, hint: '1 到 6 份' },
            {
              key: 'startsAt',
              title: '开考时间',
              kind: 'text',
              required: true,
              longest: 5,
              hint: '写成 09:00',
            },
          ]}
          onDone={({ id }) => {
            setMade(id)
            announce('已安排理论试卷。')
          }}
        />
      )}
    </div>
  )
}
