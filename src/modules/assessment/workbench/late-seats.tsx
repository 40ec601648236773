import { useState } from 'react'
import { useVerb } from '../../../workbench/api/verb.ts'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { ForeseenLines } from '../../../workbench/review/act/foreseen-lines.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { EnrolClass } from './enrol-class.tsx'
import type { ExamDesk, LateAsked, LateSeated } from './exam.ts'

/** 补排座位: for those who are registered and have no seat; nobody who sits is moved. */
export function LateSeats({ desk: { exam, candidates } }: { desk: ExamDesk }) {
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<LateSeated | null>(null)
  const enrols = useMay('assessment.admit') && exam.class
  const waiting = candidates.filter(({ seat }) => seat === null).length
  if (waiting === 0 && done === null && !enrols) return null
  return (
    <section>
      <h2>补排座位</h2>
      {done && <Told done={done} />}
      {enrols && (
        <EnrolClass
          number={exam.number}
          step="enrol-late"
          title="补报结业学员"
          explains="排座位以后才结业的，先补报，再补排座位。"
        />
      )}
      {waiting > 0 && (
        <>
          <p>
            报了名、没有座位的 {waiting}{' '}
            人：重新审核资格，符合条件的接着最大的座位号排，已经排好的人不动。试卷启封以后不能再补排。
          </p>
          <p className="buttons">
            <button type="button" className="btn ghost" onClick={() => setAsking(true)}>
              补排座位
            </button>
          </p>
        </>
      )}
      <Dialog title="补排座位" open={asking} onClose={() => setAsking(false)}>
        {asking && (
          <Ask
            number={exam.number}
            close={() => setAsking(false)}
            told={(answer) => {
              setAsking(false)
              setDone(answer)
            }}
          />
        )}
      </Dialog>
    </section>
  )
}

/** Who got a seat and who did not and why, and what has to be done anew. */
const Told = ({ done: { seats, without, done } }: { done: LateSeated }) => (
  <div className="note ok" role="status">
    <p>
      已补排 {seats.length}{' '}
      人，准考证可以下载，已经发消息。考场名单请重新打印；考评员、监考员已经通知再申报一次回避。
    </p>
    {done.length > 0 && (
      <ul>
        {done.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    )}
    {without.length > 0 && (
      <p>
        没有座位的 {without.length} 人：{without.map(({ name, why }) => `${name}，${why}`).join('；')}。
      </p>
    )}
  </div>
)

function Ask({
  number,
  close,
  told,
}: {
  number: string
  close: () => void
  told: (answer: LateSeated) => void
}) {
  const act = useVerb<{ number: string; step: string; input: LateAsked }, { answer: LateSeated }>(
    'POST /cases/{number}/steps/{step}',
  )
  const [another, setAnother] = useState(false)
  const [typed, setTyped] = useState({ room: '', places: '', watchers: '' })
  const field = (name: keyof typeof typed, title: string, hint: string, required: boolean) => (
    <p>
      <label>
        {title}{' '}
        <input
          className="text"
          inputMode={name === 'places' ? 'numeric' : undefined}
          required={required}
          value={typed[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      </label>
      <br />
      <span className="muted">{hint}</span>
    </p>
  )
  return (
    <form
      className="form"
      aria-label="补排座位"
      onSubmit={async (event) => {
        event.preventDefault()
        const { room, places, watchers } = typed
        const input = another ? { room, places: Number(places), watchers } : {}
        const got = await act.run({ number, step: 'seat-late', input })
        if (got) told(got.answer)
      }}
    >
      {act.failure && <FailureNote failure={act.failure} />}
      <ForeseenLines number={number} step="seat-late" />
      <p>
        <label>
          <input type="checkbox" checked={another} onChange={(event) => setAnother(event.target.checked)} />{' '}
          座位、机位不够，加开一个考场
        </label>
      </p>
      {another && (
        <>
          {field('room', '考场', '和已有的考场不同名，比如 3', true)}
          {field('places', '座位数', '机考的写机位数', true)}
          {field('watchers', '监考员证卡编号', '机考才填，几个之间用顿号隔开', false)}
        </>
      )}
      <p className="buttons">
        <button type="submit" className="btn" disabled={act.busy}>
          {act.busy ? '正在补排……' : '确认补排'}
        </button>
        <button type="button" className="btn ghost" data-first="" onClick={close}>
          再看看
        </button>
      </p>
    </form>
  )
}
