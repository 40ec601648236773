import type { ReactNode } from 'react'

interface ResultsProps {
  /** Named by the search's `instant`. */
  id: string
  /** How many there are, in words; read out when it changes. */
  count: string
  children: ReactNode
}

/** What a search found, changed in place while one types. */
export const Results = ({ id, count, children }: ResultsProps) => (
  <>
    <p className="count" id={`${id}-count`} role="status">
      {count}
    </p>
    <div id={id}>{children}</div>
  </>
)
