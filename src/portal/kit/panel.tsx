import { type ReactNode, useId } from 'react'

interface PanelProps {
  title: string
  /** Where the rest of it is. */
  more?: { title: string; href: string }
  children: ReactNode
}

/** A card with a heading. */
export function Panel({ title, more, children }: PanelProps) {
  const id = useId()
  return (
    <section className="card pad" aria-labelledby={id}>
      <div className="hd">
        <h2 id={id}>{title}</h2>
        {more && <a href={more.href}>{more.title}</a>}
      </div>
      {children}
    </section>
  )
}
