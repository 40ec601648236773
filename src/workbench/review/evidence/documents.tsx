/** The papers of the case: what was handed in and what was issued. */
export function Documents({ documents }: { documents: readonly { title: string; href: string }[] }) {
  return (
    <section className="card" aria-labelledby="documents">
      <h2 id="documents">文书与材料</h2>
      <ul className="documents">
        {documents.map(({ title, href }) => (
          <li key={href}>
            <a href={href} target="_blank" rel="noreferrer">
              {title}
              <span className="sr">（在新窗口打开）</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
