import { useState } from 'react'
import type { Failure } from '../../api/failure.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import type { StepOffer } from '../case-view.ts'

interface CorrectionsDialogProps {
  offer: StepOffer
  note: string
  onNote: (text: string) => void
  busy: boolean
  failure: Failure | null
  onSend: (corrections: string[]) => void
  onClose: () => void
}

/** 一次告知: the complete list of what the applicant has to correct, told once. */
export function CorrectionsDialog({
  offer,
  note,
  onNote,
  busy,
  failure,
  onSend,
  onClose,
}: CorrectionsDialogProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [missing, setMissing] = useState(false)
  function tick(code: string, on: boolean) {
    const next = new Set(chosen)
    if (on) next.add(code)
    else next.delete(code)
    setChosen(next)
    setMissing(false)
  }
  function send() {
    if (chosen.size === 0) return setMissing(true)
    onSend(offer.corrections.map(({ code }) => code).filter((code) => chosen.has(code)))
  }
  return (
    <Dialog title={offer.title} open onClose={onClose}>
      {failure && <FailureNote failure={failure} />}
      <p>补正只告知一次，请把需要改的全部勾上。申请人会看到这份完整清单，改好后重新提交。</p>
      <fieldset className="choices" aria-describedby={missing ? 'corrections-missing' : undefined}>
        <legend>
          需要补正的事项（共 {offer.corrections.length} 项，已选 {chosen.size} 项）
        </legend>
        {missing && (
          <p id="corrections-missing" className="field-error" role="alert">
            请至少选一项
          </p>
        )}
        {offer.corrections.map(({ code, text }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={chosen.has(code)}
              onChange={(event) => tick(code, event.target.checked)}
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
        <button type="button" className="btn" onClick={send} disabled={busy}>
          发出一次告知
        </button>
        <button type="button" className="btn ghost" onClick={onClose}>
          先不发
        </button>
      </p>
    </Dialog>
  )
}
