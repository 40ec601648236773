import { useState } from 'react'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { Answered } from './answered.tsx'
import type { Differing, NextAnswer } from './views.ts'

interface Giving {
  id: string
  sitting: string
  item: string
  points: number
}

/** 评阅主观题: an examiner's next answer, and the chief's differences. */
export default function Marking() {
  const { params } = useAddress()
  const id = params.id ?? ''
  return (
    <div className="page">
      <h1>评阅主观题</h1>
      <p>每题由两位考评员各评一次，互相看不到；相差太多的由主评决定。看不到考生是谁。</p>
      {useMay('sitting.mark') && <Next id={id} />}
      {useMay('sitting.decide') && <Differences id={id} />}
    </div>
  )
}

function Next({ id }: { id: string }) {
  const { answer, waiting, failure, again } = useAnswer<NextAnswer>('/sitting/sessions/{id}/next-answer', {
    id,
  })
  if (waiting) return <Waiting what="正在取题" />
  if (failure || !answer) return failure && <FailureNote failure={failure} again={again} />
  if (answer.declareFirst)
    return (
      <p className="note warn">
        您还没有申报这场考试的回避，不能评卷。
        <Go to={`/exams/${answer.declareFirst}/declaration`}>去申报，或者承诺没有</Go>
      </p>
    )
  if (!answer.next) return <p>没有等您评的题。</p>
  const { next } = answer
  return (
    <section aria-label="待评">
      <h2>还有 {answer.left} 题等您评</h2>
      <Answered one={next} />
      <Give key={`${next.sitting} ${next.item}`} act="points" id={id} one={next} />
    </section>
  )
}

function Differences({ id }: { id: string }) {
  const { answer, failure, again } = useAnswer<Differing>('/sitting/sessions/{id}/differing', { id })
  if (failure || !answer) return failure && <FailureNote failure={failure} again={again} />
  return (
    <section aria-label="双评差异">
      <h2>双评差异 {answer.items.length} 题</h2>
      {answer.waiting > 0 && <p>还有 {answer.waiting} 题等考评员评。</p>}
      {answer.items.map((one) => (
        <article key={`${one.sitting} ${one.item}`} className="card pad">
          <Answered one={one} />
          <p>
            两位考评员分别给 {one.first} 分、{one.second} 分。
          </p>
          <Give act="points/decision" id={id} one={one} />
        </article>
      ))}
    </section>
  )
}

function Give({
  id,
  one,
  act: which,
}: {
  id: string
  one: { sitting: string; item: string; most: number }
  act: 'points' | 'points/decision'
}) {
  const act = useVerb<Giving, { left: number }>(`POST /sitting/sessions/{id}/${which}`)
  const [points, setPoints] = useState('')
  return (
    <form
      className="form"
      onSubmit={async (event) => {
        event.preventDefault()
        const got = await act.run({ id, sitting: one.sitting, item: one.item, points: Number(points) })
        if (got) announce(got.left > 0 ? `已评，全场还有 ${got.left} 题。` : '全部评完，成绩已录入。')
      }}
    >
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        <label>
          给分（最多 {one.most} 分）{' '}
          <input
            type="number"
            required
            min={0}
            max={one.most}
            step={0.5}
            value={points}
            onChange={(event) => setPoints(event.target.value)}
          />
        </label>
        <button type="submit" className="btn" disabled={act.busy}>
          评分
        </button>
      </p>
    </form>
  )
}
