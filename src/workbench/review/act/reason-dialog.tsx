import { useState } from 'react'
import type { Failure } from '../../api/failure.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import type { StepOffer } from '../case-view.ts'
import { ForeseenLines } from './foreseen-lines.tsx'

interface ReasonDialogProps {
  offer: StepOffer
  number: string
  note: string
  onNote: (text: string) => void
  busy: boolean
  failure: Failure | null
  onSend: (reason: string) => void
  onClose: () => void
}

/** A refusal names its reason by a code (理由代码), so that it can be explained and counted. */
export function ReasonDialog({
  offer,
  number,
  note,
  onNote,
  busy,
  failure,
  onSend,
  onClose,
}: ReasonDialogProps) {
  const [reason, setReason] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  function send() {
    if (reason === null) return setMissing(true)
    onSend(reason)
  }
  return (
    <Dialog title={offer.title} open onClose={onClose}>
      {failure && <FailureNote failure={failure} />}
      {offer.weighs && <ForeseenLines number={number} step={offer.step} />}
      <p>申请人会看到理由、所依据的条款，以及可以申诉的途径。</p>
      <fieldset className="choices" aria-describedby={missing ? 'reason-missing' : undefined}>
        <legend>理由</legend>
        {missing && (
          <p id="reason-missing" className="field-error" role="alert">
            请选一条理由
          </p>
        )}
        {offer.reasons.map(({ code, text }) => (
          <label key={code}>
            <input
              type="radio"
              name="reason"
              checked={reason === code}
              onChange={() => {
                setReason(code)
                setMissing(false)
              }}
            />
            {text}
          </label>
        ))}
      </fieldset>
      <label className="stack">
        补充说明（可不填）
        <textarea rows={3} maxLength={500} value={note} onChange={(event) => onNote(event.target.value)} />
      </label>
      <p className="buttons">
        <button
          type="button"
          className={offer.tone === 'bad' ? 'btn bad' : 'btn'}
          onClick={send}
          disabled={busy}
        >
          确认{offer.title}
        </button>
        <button type="button" className="btn ghost" onClick={onClose}>
          返回再看
        </button>
      </p>
    </Dialog>
  )
}
