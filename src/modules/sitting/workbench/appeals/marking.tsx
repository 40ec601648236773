import { type FormEvent, useState } from 'react'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../../workbench/shell/address.ts'
import { Answered } from '../answered.tsx'
import type { AppealWork } from '../views.ts'

interface Given {
  number: string
  step: 'remark'
  input: { card: string; points: { item: string; points: number }[]; value: string | null; why: string }
}

/** 复评: the texts of one paper once more, or its sum, by somebody who had no part in it and does not know whose it is. */
export default function AppealMarking() {
  const { number = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<AppealWork>('/sitting/appeals/{number}/work', {
    number,
  })
  const [done, setDone] = useState(false)
  if (done)
    return (
      <div className="page">
        <h1>复评</h1>
        <p role="status">已交，由市局决定。</p>
      </div>
    )
  if (waiting) return <Waiting what="正在取要复评的卷" />
  if (failure || !answer) return failure && <FailureNote failure={failure} again={again} />
  return (
    <div className="page">
      <h1>复评：{answer.paper}</h1>
      <p>看不到考生是谁，也看不到原来的分。考生的理由：{answer.said}</p>
      <Marks work={answer} number={number} onDone={() => setDone(true)} />
    </div>
  )
}

function Marks({ work, number, onDone }: { work: AppealWork; number: string; onDone(): void }) {
  const act = useVerb<Given>('POST /cases/{number}/steps/{step}')
  const [points, setPoints] = useState<Readonly<Record<string, string>>>({})
  const [rest, setRest] = useState({ card: '', value: '', why: '' })
  const typed = (key: keyof typeof rest) => (event: { target: { value: string } }) =>
    setRest((before) => ({ ...before, [key]: event.target.value }))
  async function send(event: FormEvent) {
    event.preventDefault()
    const given = await act.run({
      number,
      step: 'remark',
      input: {
        card: rest.card.trim(),
        points: work.items.map(({ item }) => ({ item, points: Number(points[item]) })),
        value: work.sum ? rest.value.trim() : null,
        why: rest.why,
      },
    })
    if (given) onDone()
  }
  return (
    <form className="form" aria-label="复评" onSubmit={(event) => void send(event)}>
      {act.failure && <FailureNote failure={act.failure} />}
      {work.items.map((one) => (
        <section key={one.item} className="card pad" aria-label="一题">
          <Answered one={one} />
          <label>
            给分（最多 {one.most} 分）{' '}
            <input
              type="number"
              required
              min={0}
              max={one.most}
              step={0.5}
              value={points[one.item] ?? ''}
              onChange={(event) => setPoints((before) => ({ ...before, [one.item]: event.target.value }))}
            />
          </label>
        </section>
      ))}
      {!work.sum && work.items.length === 0 && <p>这份卷没有人评的题，机器评的题已经重新核分。</p>}
      {work.sum && (
        <p>
          <label>
            复评成绩（满分 100 分）{' '}
            <input required inputMode="decimal" maxLength={6} value={rest.value} onChange={typed('value')} />
          </label>
        </p>
      )}
      <p>
        <label>
          复评的情况{' '}
          <textarea required minLength={4} maxLength={500} value={rest.why} onChange={typed('why')} />
        </label>
      </p>
      <p>
        <label>
          您的证卡编号{' '}
          <input required minLength={4} maxLength={30} value={rest.card} onChange={typed('card')} />
        </label>
      </p>
      <p className="buttons">
        <button type="submit" className="btn" disabled={act.busy}>
          {act.busy ? '正在交……' : '交复评'}
        </button>
      </p>
    </form>
  )
}
