import { type FormEvent, useId, useState } from 'react'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import type { ExamDesk, MarksEntered, Paper } from './exam.ts'

interface Mark {
  seat: string
  value: string
}

/** 录入成绩: one paper, a number for each seat; seats left empty are entered another time. */
export function MarksForm({ desk: { exam, candidates }, paper }: { desk: ExamDesk; paper: Paper }) {
  const id = useId()
  const act = useVerb<{ id: string; paper: string; marks: Mark[] }, MarksEntered>(
    'POST /assessment/exams/{id}/marks',
  )
  const [sent, setSent] = useState<Mark[]>([])
  const [none, setNone] = useState(false)
  const seated = candidates.flatMap(({ seat, name }) => (seat ? [{ seat, name }] : []))

  async function enter(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const marks = [...new FormData(event.currentTarget)].flatMap(([seat, value]) =>
      value === '' ? [] : [{ seat, value: String(value) }],
    )
    setNone(marks.length === 0)
    if (marks.length === 0) return act.clear()
    setSent(marks)
    const got = await act.run({ id: exam.id, paper: paper.paper, marks })
    if (got) announce(`${paper.title}第${got.entry === 1 ? '一' : '二'}遍，录入 ${got.entered} 人。`)
  }

  const wrongAt = (seat: string) => {
    const at = sent.findIndex((mark) => mark.seat === seat)
    return act.failure?.fields.find(({ path }) => at >= 0 && path.startsWith(`marks.${at}.`))?.message ?? null
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
      {act.answer && <Differing answer={act.answer} />}
      {seated.map(({ seat, name }) => (
        <Seat key={seat} id={`${id}-${seat}`} seat={seat} name={name} wrong={wrongAt(seat)} />
      ))}
      <p className="buttons">
        <button type="submit" className="btn" disabled={act.busy}>
          {act.busy ? '正在录入……' : `录入${paper.title}成绩`}
        </button>
      </p>
    </form>
  )
}

function Seat({ id, seat, name, wrong }: { id: string; seat: string; name: string; wrong: string | null }) {
  return (
    <div className={wrong ? 'field wrong' : 'field'}>
      <label className="label" htmlFor={id}>
        {seat} 号 <span className="muted">{name}</span>
      </label>
      {wrong && (
        <p className="field-error" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
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
    </div>
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
