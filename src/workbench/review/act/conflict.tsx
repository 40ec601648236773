/** Somebody else moved the case meanwhile: what they did; the opinion below is kept as it was typed. */
export function Conflict({
  changed,
  refused,
  onSeen,
}: {
  changed: readonly string[]
  /** One's own step came too late. */
  refused: boolean
  onSeen: () => void
}) {
  return (
    <section className="note warn" role="alert" aria-label="这件刚被别人办过">
      <p>
        <b>这件刚被别人办过{refused ? '，您的这一步没有办' : ''}。</b>下面已换成最新情况，您写的意见还在。
      </p>
      <ul>
        {changed.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="buttons">
        <button type="button" className="btn ghost" onClick={onSeen}>
          知道了
        </button>
      </p>
    </section>
  )
}
