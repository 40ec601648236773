import { useState } from 'react'
import { type Fen, formatYuan, yuanInWords } from '../../../kernel/value/money.ts'
import type { Failure } from '../../api/failure.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import type { CaseView, StepOffer } from '../case-view.ts'
import { ForeseenLines } from './foreseen-lines.tsx'

interface DecideDialogProps {
  offer: StepOffer
  view: CaseView
  busy: boolean
  failure: Failure | null
  onSend: (acknowledged: string[]) => void
  onClose: () => void
}

/**
 * What decides or moves money, before it is done: what it will do in numbers, and each doubt to be acknowledged for
 * itself. Where nothing is doubtful and no money leaves, Enter confirms; else the confirmation has to be looked for.
 */
export function DecideDialog({ offer, view, busy, failure, onSend, onClose }: DecideDialogProps) {
  const doubts = offer.answers ? view.doubts : []
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const [missing, setMissing] = useState(false)
  const open = doubts.filter(({ code }) => !seen.has(code)).length
  const atOnce = doubts.length === 0 && !offer.moves
  function tick(code: string, on: boolean) {
    const next = new Set(seen)
    if (on) next.add(code)
    else next.delete(code)
    setSeen(next)
    setMissing(false)
  }
  function send() {
    if (open > 0) return setMissing(true)
    onSend(doubts.map(({ code }) => code))
  }
  return (
    <Dialog title={`确认${offer.title}`} open onClose={onClose}>
      {failure && <FailureNote failure={failure} />}
      <p>{view.title}</p>
      {view.amount !== null && (
        <p className="verdict-amount">
          <b>{formatYuan(view.amount as Fen)} 元</b>
          <br />
          {yuanInWords(view.amount as Fen)}
        </p>
      )}
      <ForeseenLines number={view.number} step={offer.step} />
      {doubts.length > 0 && (
        <fieldset className="choices doubts" aria-describedby={missing ? 'doubts-missing' : undefined}>
          <legend>
            {doubts.length} 处疑点，请逐条看过并勾选（已确认 {doubts.length - open} 处）
          </legend>
          {missing && (
            <p id="doubts-missing" className="field-error" role="alert">
              还有 {open} 处没有勾选
            </p>
          )}
          {doubts.map(({ code, text }, at) => (
            <label key={code}>
              <input
                type="checkbox"
                data-first={at === 0 ? '' : undefined}
                checked={seen.has(code)}
                onChange={(event) => tick(code, event.target.checked)}
              />
              {text}
            </label>
          ))}
        </fieldset>
      )}
      {offer.moves && <p>生效以后钱就离开资金账户。</p>}
      <p className="buttons">
        <button
          type="button"
          className={offer.tone === 'bad' ? 'btn bad' : 'btn'}
          data-first={atOnce ? '' : undefined}
          disabled={busy}
          onClick={send}
        >
          确认{offer.title}
        </button>
        <button
          type="button"
          className="btn ghost"
          data-first={offer.moves && doubts.length === 0 ? '' : undefined}
          onClick={onClose}
        >
          再看看
        </button>
      </p>
    </Dialog>
  )
}
