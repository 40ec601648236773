import { type FormEvent, useState } from 'react'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { type ExamDesk, levelText } from './exam.ts'

interface Propose {
  number: string
  step: 'propose-strike'
  input: { seats: string[]; why: string }
}

/** 提出撤销部分成绩: tick whose results fall, say what was found; another person decides. */
export default function Strike() {
  const { params } = useAddress()
  const id = params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<ExamDesk>('/assessment/our-exams/{id}', { id })
  if (waiting) return <Waiting what="正在取考生" />
  if (failure || !answer) return failure && <FailureNote failure={failure} again={again} />
  const { exam } = answer
  return (
    <div className="page">
      <h1>
        {exam.occupation} {levelText(exam.level)} 认定考试：撤销部分成绩
      </h1>
      <p>
        勾查实有问题的考生。由另一个人决定；决定以后证书逐张复查，补贴跟着复查。
        <Go to={`/cases/${exam.number}`}>看办件 {exam.number}</Go>
      </p>
      {exam.state === 'certified' ? (
        <Ticks key={exam.number} desk={answer} />
      ) : (
        <Empty text="这场考试现在不在已发证的状态，不能提出。" />
      )}
    </div>
  )
}

function Ticks({ desk: { exam, candidates } }: { desk: ExamDesk }) {
  const act = useVerb<Propose>('POST /cases/{number}/steps/{step}')
  const [seats, setSeats] = useState<ReadonlySet<string>>(new Set())
  const [why, setWhy] = useState('')
  const [done, setDone] = useState(false)
  const passed = candidates.flatMap((one) =>
    one.seat && (one.passed || one.passedPapers.length > 0) ? [{ ...one, seat: one.seat }] : [],
  )
  if (done) return <p role="status">已提出，等另一个人决定。</p>
  if (passed.length === 0) return <Empty text="没有合格的成绩可以撤销。" />
  const tick = (seat: string) =>
    setSeats((before) => {
      const next = new Set(before)
      if (!next.delete(seat)) next.add(seat)
      return next
    })
  async function send(event: FormEvent) {
    event.preventDefault()
    const input = { seats: [...seats].sort(), why: why.trim() }
    if (await act.run({ number: exam.number, step: 'propose-strike', input })) setDone(true)
  }
  return (
    <form className="form" aria-label="撤销部分成绩" onSubmit={(event) => void send(event)}>
      {act.failure && <FailureNote failure={act.failure} />}
      <RowTable
        caption="全部或有科目合格的考生"
        rows={passed}
        rowKey={({ seat }) => seat}
        columns={[
          {
            title: '撤销',
            show: ({ seat }) => (
              <label>
                <input type="checkbox" checked={seats.has(seat)} onChange={() => tick(seat)} /> {seat} 号
              </label>
            ),
          },
          { title: '姓名', show: ({ name }) => name },
          { title: '证件号码', show: ({ idNumber }) => idNumber },
          { title: '合格', show: (one) => (one.passed ? '全部科目' : one.passedPapers.join('、')) },
        ]}
      />
      <p>
        <label>
          查实了什么{' '}
          <textarea
            className="text"
            required
            minLength={4}
            maxLength={400}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        </label>
      </p>
      <p className="buttons">
        <button type="submit" className="btn" disabled={act.busy || seats.size === 0}>
          提出撤销 {seats.size} 人的成绩
        </button>
      </p>
    </form>
  )
}
