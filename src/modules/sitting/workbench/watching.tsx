import { type FormEvent, useState } from 'react'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { Desk } from './views.ts'

type Room = Desk['rooms'][number]

/** 监考员: who watches a room and who has not declared; the chief invigilator puts another in the place of somebody who does not come. */
export function Watching({
  id,
  exam,
  of: { room, watching },
  spare,
}: {
  id: string
  exam: string
  of: Room
  spare: Desk['spare']
}) {
  const chief = useMay('sitting.decide')
  if (watching.length === 0) return null
  const open = watching.filter(({ declared }) => !declared)
  return (
    <>
      <p>
        监考员：
        {watching.map(({ name, declared }) => (declared ? name : `${name}（没有申报回避）`)).join('、')}
      </p>
      {open.length > 0 && (
        <p className="note warn">
          {open.map(({ name }) => name).join('、')}
          还没有申报回避，不能给入场码。请本人申报，或者
          {chief ? <Go to={`/exams/${exam}/declaration`}>录入签名的纸质申报</Go> : '请考务录入签名的纸质申报'}
          {!chief
            ? '；不来的，请主监考换人。'
            : spare.length > 0
              ? '；不来的，在下面换人。'
              : '。本单位没有别的有证的人可以换。'}
        </p>
      )}
      {spare.length > 0 && <Replace id={id} room={room} watching={watching} spare={spare} />}
    </>
  )
}

function Replace({
  id,
  room,
  watching,
  spare,
}: {
  id: string
  room: string
  watching: Room['watching']
  spare: Desk['spare']
}) {
  const act = useVerb<{ id: string; out: string; in: string; reason: string }, { name: string }>(
    'POST /sitting/sessions/{id}/watchers',
  )
  const first = watching.find(({ declared }) => !declared) ?? watching[0]
  const [out, setOut] = useState(first?.card ?? '')
  const [next, setNext] = useState(spare[0]?.card ?? '')
  const [reason, setReason] = useState('')
  async function send(event: FormEvent) {
    event.preventDefault()
    const got = await act.run({ id, out, in: next, reason: reason.trim() })
    if (got) announce(`第 ${room} 考场改由${got.name}监考。`)
  }
  return (
    <details>
      <summary>换第 {room} 考场的监考员</summary>
      <form className="form" aria-label={`换第 ${room} 考场的监考员`} onSubmit={(event) => void send(event)}>
        {act.failure && <FailureNote failure={act.failure} />}
        <label>
          换下{' '}
          <select className="text" value={out} onChange={(event) => setOut(event.target.value)}>
            {watching.map(({ card, name }) => (
              <option key={card} value={card}>
                {name}（{card}）
              </option>
            ))}
          </select>
        </label>
        <label>
          换上{' '}
          <select className="text" value={next} onChange={(event) => setNext(event.target.value)}>
            {spare.map(({ card, name }) => (
              <option key={card} value={card}>
                {name}（{card}）
              </option>
            ))}
          </select>
        </label>
        <label>
          为什么换{' '}
          <input
            className="text"
            required
            minLength={4}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <p className="buttons">
          <button type="submit" className="btn" disabled={act.busy}>
            换人
          </button>
        </p>
      </form>
    </details>
  )
}
