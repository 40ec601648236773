import { useState } from 'react'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'

interface Granting {
  busy: boolean
  failure: Parameters<typeof FailureNote>[0]['failure'] | null
}

/** 延时: so many minutes and why, for whomever the form is about. */
export function ExtraTime({
  label,
  act,
  grant,
}: {
  label: string
  act: Granting
  grant(minutes: number, note: string): Promise<void>
}) {
  const [minutes, setMinutes] = useState('10')
  const [note, setNote] = useState('')
  return (
    <form
      className="form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        void grant(Number(minutes), note)
      }}
    >
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        <label>
          延时（分钟）{' '}
          <input
            className="text"
            type="number"
            min={1}
            max={240}
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
        </label>
        <label>
          理由{' '}
          <input
            className="text"
            value={note}
            maxLength={300}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <button type="submit" className="btn ghost" disabled={act.busy}>
          {label}
        </button>
      </p>
    </form>
  )
}
