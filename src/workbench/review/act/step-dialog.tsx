import { Dialog } from '../../kit/dialog.tsx'
import { HhForm } from '../../kit/form/form.tsx'
import type { CaseItem, CaseView, StepOffer } from '../case-view.ts'

interface StepDialogProps {
  view: CaseView
  offer: StepOffer
  note: string
  onDone: (moved: CaseItem) => void
  onClose: () => void
}

/** What a step needs of its own, asked by the form that its schema draws. */
export function StepDialog({ view, offer, note, onDone, onClose }: StepDialogProps) {
  const said = note.trim()
  return (
    <Dialog title={offer.title} open onClose={onClose}>
      <HhForm<CaseItem>
        title={offer.title}
        fields={offer.fields}
        verb="POST /cases/{number}/steps/{step}"
        fixed={{
          number: view.number,
          step: offer.step,
          revision: view.revision,
          ...(said ? { note: said } : {}),
        }}
        inside="input"
        submit={`确认${offer.title}`}
        onDone={onDone}
      />
    </Dialog>
  )
}
