import type { ReactNode } from 'react'
import { type ButtonTone, buttonClass } from './button.tsx'

/** A link that looks like a button: the next step on a page without a form. */
export const LinkButton = ({
  href,
  children,
  tone = 'primary',
}: {
  href: string
  children: ReactNode
  tone?: ButtonTone
}) => (
  <a className={buttonClass(tone)} href={href}>
    {children}
  </a>
)
