/** What a reviewer will look at (疑点), said to the provider as well. */
export function Attention({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section className="note warn">
      <h2>请核对</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
