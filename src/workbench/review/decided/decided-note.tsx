import type { CaseView } from '../case-view.ts'

/** That the case is decided and the decision not real yet, or that one's own decision did not become real, and why. */
export function DecidedNote({ view }: { view: CaseView }) {
  const { heldBack } = view
  if (!heldBack) return null
  if (heldBack.failed !== null)
    return (
      <section className="note bad" role="alert">
        <p>
          <b>您的“{heldBack.stepTitle}”没有生效。</b>
          {heldBack.failed} 办件还在原来的环节，请重新办理。
        </p>
      </section>
    )
  return (
    <section className="note warn" role="status">
      <p>
        <b>
          {heldBack.mine ? '您' : heldBack.by}已作出决定：{heldBack.stepTitle}，{heldBack.secondsLeft}{' '}
          秒后生效。
        </b>
        {heldBack.mine ? '在左下角可以撤回。' : '生效以前由作出决定的人撤回。'}
      </p>
    </section>
  )
}
