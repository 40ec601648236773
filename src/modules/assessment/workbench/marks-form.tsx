import { type FormEvent, useId, useState } from 'react'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import type { ExamDesk, MarksEntered, Paper } from './exam.ts'

type Entry = { seat: string } & (
  | { value: string }
  | { standing: 'absent' }
  | { standing: 'violation'; note: string }
)

interface Entering {
  number: string
  step: 'enter-marks'
  input: { paper: string; marks: Entry[] }
}

/** 录入成绩: one paper, for each seat a mark, 缺考 or 违纪; seats left empty are entered another time. */
export function MarksForm({ desk: { exam, candidates }, paper }: { desk: ExamDesk; paper: Paper }) {
  const id = useId()
  const act = useVerb<Entering, { answer: MarksEntered }>('POST /cases/{number}/steps/{step}')
  const [sent, setSent] = useState<Entry[]>([])
  const [none, setNone] = useState(false)
  const seated = candidates.flatMap(({ seat, name }) =>
    seat && paper.seats.includes(seat) ? [{ seat, name }] : [],
  )

  async function enter(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const marks = seated.flatMap(({ seat }) => entryOf(form, seat))
    setNone(marks.length === 0)
    if (marks.length === 0) return act.clear()
    setSent(marks)
    const got = await act.run({
      number: exam.number,
      step: 'enter-marks',
      input: { paper: paper.paper, marks },
    })
    if (!got) return
    const { entry, entered } = got.answer
    announce(`${paper.title}第${entry === 1 ? '一' : '二'}遍，录入 ${entered} 人。`)
  }

  const wrongAt = (seat: string) => {
    const at = sent.findIndex((mark) => mark.seat === seat)
    return (
      act.failure?.fields.find(
        ({ path }) => at >= 0 && path.replace(/^input\./, '').startsWith(`marks.${at}.`),
      )?.message ?? null
    )
  }

  return (
    <form className="form" aria-labelledby={id} onSubmit={(event) => void enter(event)}>
      <h2 id={id}>录入{paper.title}成绩</h2>
      {act.failure && <FailureNote failure={act.failure} />}
      {none && (
        <p className="field-error" role="alert">
          还没有填写成绩。
        </p>
      )}
      {act.answer && <Differing answer={act.answer.answer} />}
      {seated.length === 0 && <p>这一科没有要考的人：补考的都已合格。</p>}
      {seated.map(({ seat, name }) => (
        <Seat key={seat} id={`${id}-${seat}`} seat={seat} name={name} wrong={wrongAt(seat)} />
      ))}
      <p className="buttons">
        <button type="submit" className="btn" disabled={act.busy || seated.length === 0}>
          {act.busy ? '正在录入……' : `录入${paper.title}成绩`}
        </button>
      </p>
    </form>
  )
}

/** What the form says of one seat; nothing where all is left empty. */
function entryOf(form: FormData, seat: string): Entry[] {
  const standing = String(form.get(`${seat}-standing`) ?? '')
  const text = String(form.get(seat) ?? '').trim()
  if (standing === 'absent') return [{ seat, standing }]
  if (standing === 'violation') return [{ seat, standing, note: String(form.get(`${seat}-note`) ?? '') }]
  return text === '' ? [] : [{ seat, value: text }]
}

function Seat({ id, seat, name, wrong }: { id: string; seat: string; name: string; wrong: string | null }) {
  const [standing, setStanding] = useState('sat')
  return (
    <fieldset className={wrong ? 'field wrong' : 'field'}>
      <legend className="label">
        {seat} 号 <span className="muted">{name}</span>
      </legend>
      {wrong && (
        <p className="field-error" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
      <div className="row">
        <label className="sr" htmlFor={`${id}-standing`}>
          {seat} 号到考情况
        </label>
        <select
          id={`${id}-standing`}
          name={`${seat}-standing`}
          className="text"
          value={standing}
          onChange={(event) => setStanding(event.target.value)}
        >
          <option value="sat">到考</option>
          <option value="absent">缺考</option>
          <option value="violation">违纪</option>
        </select>
        {standing === 'sat' && (
          <>
            <label className="sr" htmlFor={id}>
              {seat} 号成绩
            </label>
            <input
              id={id}
              name={seat}
              className="text"
              type="number"
              inputMode="decimal"
              min="0"
              max="100"
              step="0.01"
              autoComplete="off"
              aria-invalid={wrong !== null}
              aria-describedby={wrong ? `${id}-wrong` : undefined}
            />
          </>
        )}
        {standing === 'violation' && (
          <>
            <label className="sr" htmlFor={`${id}-note`}>
              {seat} 号违纪情况
            </label>
            <input
              id={`${id}-note`}
              name={`${seat}-note`}
              className="text"
              placeholder="写明违纪情况"
              maxLength={300}
              autoComplete="off"
              aria-describedby={wrong ? `${id}-wrong` : undefined}
            />
          </>
        )}
      </div>
    </fieldset>
  )
}

function Differing({ answer: { entry, differing } }: { answer: MarksEntered }) {
  if (entry === 1) return <p>已录第一遍，请另一位考评员录第二遍。</p>
  if (differing.length === 0) return <p>已录第二遍，与第一遍没有不一致的。</p>
  return (
    <div className="note warn" role="alert">
      <h3>有 {differing.length} 个座位两遍不一致</h3>
      <p>{differing.map((seat) => `${seat} 号`).join('、')}。请对照试卷核对，录错的人重新录入。</p>
    </div>
  )
}
