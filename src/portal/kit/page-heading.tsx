import type { ReactNode } from 'react'

/** The heading of a page, with one sentence of introduction below. */
export const PageHeading = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="heading">
    <h1>{title}</h1>
    {children && <p className="lead">{children}</p>}
  </div>
)
