import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { GRADES } from '../rules/evidence.ts'
import type { Proposed } from './scarcity.ts'

const itemOf = ({ code, basis }: Proposed) => ({ code, basis })

/** 同意: the proposal as it stands. */
export function Accept({ proposal }: { proposal: Proposed }) {
  const act = useVerb<object>('POST /catalogue/reviews')
  async function accept() {
    const done = await act.run({ items: [itemOf(proposal)] })
    if (done) announce(`${proposal.name}：已同意${proposal.class}。`)
  }
  return (
    <>
      {act.failure && <FailureNote failure={act.failure} />}
      <button
        type="button"
        className="btn"
        aria-label={`同意${proposal.name}的建议`}
        disabled={act.busy}
        onClick={() => void accept()}
      >
        同意
      </button>
    </>
  )
}

/** Accepts at once what does not change; what would change is looked at one by one. */
export function AcceptRest({ items }: { items: readonly Proposed[] }) {
  const act = useVerb<object>('POST /catalogue/reviews')
  async function accept() {
    const done = await act.run({ items: items.slice(0, MOST).map(itemOf) })
    if (done) announce(`已同意 ${Math.min(items.length, MOST)} 个不改类的建议。`)
  }
  return (
    <>
      {act.failure && <FailureNote failure={act.failure} />}
      <button type="button" className="btn ghost" disabled={act.busy} onClick={() => void accept()}>
        同意全部不改类的建议（{items.length} 个）
      </button>
    </>
  )
}

const MOST = 500

/** 改判 with its reason, kept for ever. */
export const Override = ({ proposal, onClose }: { proposal: Proposed; onClose: () => void }) => (
  <Dialog title={`改判：${proposal.name}`} open onClose={onClose}>
    <p>
      测算建议{proposal.class}
      {proposal.before && `，原为${proposal.before}`}。改判和理由会一直留存。
    </p>
    <HhForm<object>
      title="改判"
      fields={[
        {
          key: 'class',
          title: '改为',
          kind: 'choice',
          required: true,
          choices: GRADES.filter((grade) => grade !== proposal.class).map((grade) => ({
            value: grade,
            text: grade,
          })),
        },
        {
          key: 'reason',
          title: '理由',
          kind: 'long-text',
          required: true,
          longest: 500,
          hint: '写明哪些情况测算没有反映，依据是什么。',
        },
      ]}
      verb="POST /catalogue/reviews"
      fixed={{ items: [itemOf(proposal)] }}
      submit="改判"
      onDone={() => {
        announce(`${proposal.name}：已改判。`)
        onClose()
      }}
    />
  </Dialog>
)
