import { type Fen, formatYuan, yuanInWords } from '../../../kernel/value/money.ts'
import type { Failure } from '../../api/failure.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import type { CaseView, StepOffer } from '../case-view.ts'

interface MoneyDialogProps {
  offer: StepOffer
  view: CaseView
  busy: boolean
  failure: Failure | null
  onSend: () => void
  onClose: () => void
}

/** What moves money is confirmed with its amount, in figures and in words; the key that asked does not confirm. */
export function MoneyDialog({ offer, view, busy, failure, onSend, onClose }: MoneyDialogProps) {
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
      <p>{offer.title}以后钱就离开资金账户，不能撤回。</p>
      <p className="buttons">
        <button type="button" className="btn" disabled={busy} onClick={onSend}>
          确认{offer.title}
        </button>
        <button type="button" className="btn ghost" data-first="" onClick={onClose}>
          再看看
        </button>
      </p>
    </Dialog>
  )
}
