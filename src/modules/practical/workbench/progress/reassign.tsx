import { type FormEvent, useState } from 'react'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import type { Progress } from '../words.ts'

/** 换考评员: another takes over some seats, or all of them. */
export function Reassign({ progress: { session, examiners } }: { progress: Progress }) {
  const act = useVerb<object, { candidates: number }>('POST /practical/sessions/{id}/examiners')
  const now = examiners.filter(({ replaced }) => !replaced)
  const [given, setGiven] = useState({ out: now[0]?.card ?? '', in: '', seats: '', login: '', reason: '' })
  const change = (key: keyof typeof given) => (event: { target: { value: string } }) =>
    setGiven({ ...given, [key]: event.target.value })
  async function send(event: FormEvent) {
    event.preventDefault()
    const seats = given.seats.split(/[、，,\s]+/).filter((seat) => seat !== '')
    const got = await act.run({ ...given, id: session.id, seats })
    if (got) announce(`已换，${got.candidates} 名考生改由他评。`)
  }
  return (
    <details>
      <summary>换考评员</summary>
      <form className="form" onSubmit={(event) => void send(event)}>
        {act.failure && <FailureNote failure={act.failure} />}
        <p className="buttons">
          <label>
            换下{' '}
            <select className="text" value={given.out} onChange={change('out')}>
              {now.map(({ card, name }) => (
                <option key={card} value={card}>
                  {name}（{card}）
                </option>
              ))}
            </select>
          </label>
          <label>
            换上的证卡{' '}
            <input className="text" required maxLength={30} value={given.in} onChange={change('in')} />
          </label>
          <label>
            他的账号（证卡上登记了的不用填）{' '}
            <input className="text" maxLength={60} value={given.login} onChange={change('login')} />
          </label>
          <label>
            座位（不填是全部）{' '}
            <input className="text" maxLength={300} value={given.seats} onChange={change('seats')} />
          </label>
          <label>
            理由{' '}
            <input
              className="text"
              required
              minLength={4}
              maxLength={300}
              value={given.reason}
              onChange={change('reason')}
            />
          </label>
          <button type="submit" className="btn" disabled={act.busy}>
            换考评员
          </button>
        </p>
      </form>
    </details>
  )
}
