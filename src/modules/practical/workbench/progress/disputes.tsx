import { type FormEvent, useState } from 'react'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { PRESENCE, PRESENCES } from '../../rules/settle.ts'
import { itemWords, moment, PRESENCE_WORDS, type Progress, valueWords } from '../words.ts'

/** 待裁定的差异: items on which examiners are too far apart. */
export function Apart({ progress }: { progress: Progress }) {
  if (progress.apart.length === 0) return null
  return (
    <section aria-label="待裁定的差异">
      <h2>待裁定的差异 {progress.apart.length} 处</h2>
      {progress.apart.map((one) => (
        <article key={`${one.candidate} ${one.item} ${one.on}`} className="card pad">
          <h3>
            {one.seat} 号，{itemWords(progress.items, one.item)}
          </h3>
          <p>{one.values.map(({ name, value }) => `${name} ${valueWords(value)}`).join('；')}</p>
          <Decide
            address="POST /practical/sessions/{id}/decisions"
            progress={progress}
            item={one.item}
            given={{ candidate: one.candidate, on: one.on }}
          />
        </article>
      ))}
    </section>
  )
}

/** 两部手机不一致: the examiner says which holds; where he cannot, the chief does. */
export function Own({ progress }: { progress: Progress }) {
  if (progress.own.length === 0) return null
  return (
    <section aria-label="两部手机不一致">
      <h2>两部手机不一致 {progress.own.length} 格</h2>
      <p>先由考评员在手机上选一个；他办不了的，由组长写明理由决定。</p>
      {progress.own.map((one) => (
        <article key={`${one.candidate} ${one.card} ${one.item}`} className="card pad">
          <h3>
            {one.seat} 号，{itemWords(progress.items, one.item)}，{one.name}
          </h3>
          <p>
            {one.values
              .map(({ value, device, at }) => `${device}：${valueWords(value)}（${moment(at)}）`)
              .join('；')}
          </p>
          <Decide
            address="POST /practical/sessions/{id}/own-decisions"
            progress={progress}
            item={one.item}
            given={{ candidate: one.candidate, card: one.card }}
          />
        </article>
      ))}
    </section>
  )
}

function Decide({
  address,
  progress: { session, items },
  item,
  given,
}: {
  address: `POST /${string}`
  progress: Progress
  item: string
  given: { candidate: string; on?: string; card?: string }
}) {
  const act = useVerb<object>(address)
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const known = items.find(({ id }) => id === item)
  async function send(event: FormEvent) {
    event.preventDefault()
    if (await act.run({ id: session.id, item, value, reason, ...given })) announce('已裁定。')
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        {item === PRESENCE ? (
          <label>
            裁定为{' '}
            <select
              className="text"
              required
              value={value}
              onChange={(event) => setValue(event.target.value)}
            >
              <option value="">请选</option>
              {PRESENCES.map((one) => (
                <option key={one} value={one}>
                  {PRESENCE_WORDS[one]}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <label>
            裁定为（最多 {known?.most} 分，步长 {known?.step}）{' '}
            <input
              type="number"
              className="text"
              required
              min={0}
              max={known?.most}
              step={known?.step}
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          </label>
        )}
        <label>
          理由{' '}
          <input
            className="text"
            required
            minLength={4}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <button type="submit" className="btn" disabled={act.busy}>
          定下来
        </button>
      </p>
    </form>
  )
}

/** 晚到的分: what a phone sent after the end, with when it was given; it counts only by the chief's word. */
export function Late({ progress }: { progress: Progress }) {
  if (progress.late.length === 0) return null
  return (
    <section aria-label="晚到的分">
      <h2>晚到的分 {progress.late.length} 份</h2>
      {progress.late.map((one) => (
        <article key={`${one.candidate} ${one.card}`} className="card pad">
          <h3>
            {one.seat} 号，{one.name}，{moment(one.receivedAt)} 收到
          </h3>
          <p>
            {one.entries
              .map(
                ({ item, value, at }) =>
                  `${itemWords(progress.items, item)} ${valueWords(value)}（${moment(at)} 评）`,
              )
              .join('；')}
          </p>
          <DecideLate session={progress.session} late={one} />
        </article>
      ))}
    </section>
  )
}

function DecideLate({
  session,
  late: { candidate, card },
}: {
  session: Progress['session']
  late: Progress['late'][number]
}) {
  const act = useVerb<{ id: string; candidate: string; card: string; taken: boolean; reason: string }>(
    'POST /practical/sessions/{id}/late',
  )
  const [reason, setReason] = useState('')
  const decide = async (taken: boolean) => {
    if (await act.run({ id: session.id, candidate, card, taken, reason }))
      announce(taken ? '已采用。' : '已记为不采用。')
  }
  return (
    <div className="form">
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        <label>
          理由{' '}
          <input
            className="text"
            minLength={4}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        {session.stage !== 'entered' && (
          <button type="button" className="btn" disabled={act.busy} onClick={() => void decide(true)}>
            采用
          </button>
        )}
        <button type="button" className="btn ghost" disabled={act.busy} onClick={() => void decide(false)}>
          不采用
        </button>
      </p>
    </div>
  )
}
