import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../../workbench/shell/address.ts'
import { useMay } from '../../../../workbench/shell/me.ts'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import type { askRecusal, readAskRecusal } from '../../recusal/request/ask.ts'

type Asking = z.output<typeof readAskRecusal.output>
type Ask = z.input<typeof askRecusal.input>

/** 申请回避 by somebody of the organisation, or by the counter for a candidate who came with the ticket. */
export default function AskRecusal() {
  const { params } = useAddress()
  const [typed, setTyped] = useState('')
  const [exam, setExam] = useState(params.id ?? '')
  return (
    <div className="page">
      <h1>申请回避</h1>
      <p>
        考评员、监考员和考生有亲属、师徒或者其他利害关系的，在这里提出。考前、考中、考后都可以；理由加密保存，只有决定的人看。
      </p>
      {exam === '' ? (
        <form
          className="form"
          aria-label="哪一场考试"
          onSubmit={(event) => {
            event.preventDefault()
            setExam(typed.trim().toUpperCase())
          }}
        >
          <p>
            <label>
              考试编号（准考证上 KS 开头的）{' '}
              <input
                className="text"
                required
                maxLength={30}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            </label>
          </p>
          <p className="buttons">
            <button type="submit" className="btn">
              下一步
            </button>
          </p>
        </form>
      ) : (
        <Found exam={exam} />
      )}
    </div>
  )
}

function Found({ exam }: { exam: string }) {
  const { answer, waiting, failure, again } = useAnswer<Asking>('/assessment/exams/{id}/recusal', {
    id: exam,
  })
  if (waiting) return <Waiting what="正在取考试" />
  if (failure || !answer) return failure && <FailureNote failure={failure} again={again} />
  return (
    <>
      <p>
        {answer.title} 认定考试，{answer.heldOn}，{answer.place}
      </p>
      {answer.why ? <p>{answer.why}</p> : <AskForm of={answer} />}
    </>
  )
}

function AskForm({ of }: { of: Asking }) {
  const act = useVerb<Ask, { number: string }>('POST /assessment/exams/{id}/recusals')
  const counter = useMay('messages.tell')
  const reads = useMay(['cases.read', 'organisation.read'])
  const [said, setSaid] = useState({ against: '', relation: of.relations[0]?.code ?? '', why: '', seat: '' })
  const [number, setNumber] = useState('')
  if (number !== '')
    return (
      <p role="status">
        已提出，编号 {number}。由与此事无关的人决定。
        {reads && <Go to={`/cases/${number}`}>看办理进度</Go>}
      </p>
    )
  const set = (part: Partial<typeof said>) => setSaid({ ...said, ...part })
  async function send(event: FormEvent) {
    event.preventDefault()
    const { seat, ...rest } = said
    const done = await act.run({ id: of.id, ...rest, ...(seat.trim() ? { seat: seat.trim() } : {}) })
    if (done) setNumber(done.number)
  }
  return (
    <form className="form" aria-label="申请回避" onSubmit={(event) => void send(event)}>
      {act.failure && <FailureNote failure={act.failure} />}
      <p>
        <label>
          谁要回避（姓名、证卡编号，或者第几考场的监考）{' '}
          <input
            className="text"
            required
            minLength={2}
            maxLength={60}
            value={said.against}
            onChange={(event) => set({ against: event.target.value })}
          />
        </label>
      </p>
      <p>
        <label>
          {counter ? '哪一名考生（座位号）' : '哪一名考生（座位号；全场都要回避的不填）'}{' '}
          <input
            className="text"
            required={counter}
            inputMode="numeric"
            maxLength={4}
            value={said.seat}
            onChange={(event) => set({ seat: event.target.value })}
          />
        </label>
      </p>
      <p>
        <label>
          关系{' '}
          <select
            className="text"
            value={said.relation}
            onChange={(event) => set({ relation: event.target.value })}
          >
            {of.relations.map(({ code, text }) => (
              <option key={code} value={code}>
                {text}
              </option>
            ))}
          </select>
        </label>
      </p>
      <p>
        <label>
          理由{' '}
          <textarea
            className="text"
            required
            minLength={4}
            maxLength={500}
            value={said.why}
            onChange={(event) => set({ why: event.target.value })}
          />
        </label>
      </p>
      <p className="buttons">
        <button type="submit" className="btn" disabled={act.busy}>
          申请回避
        </button>
      </p>
    </form>
  )
}
