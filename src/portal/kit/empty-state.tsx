import type { ReactNode } from 'react'
import { LinkButton } from './link-button.tsx'

interface EmptyStateProps {
  title: string
  children?: ReactNode
  /** What to do instead; there always is something. */
  next: { title: string; href: string }
}

/** Nothing here, and what to do next. */
export const EmptyState = ({ title, children, next }: EmptyStateProps) => (
  <div className="empty">
    <p>
      <strong>{title}</strong>
    </p>
    {children && <p>{children}</p>}
    <LinkButton href={next.href} tone="ghost">
      {next.title}
    </LinkButton>
  </div>
)
