import type { ReactNode } from 'react'

export type ButtonTone = 'primary' | 'ghost' | 'bad'

interface ButtonProps {
  children: ReactNode
  tone?: ButtonTone
  /** The action it calls, where the form has several. */
  action?: string
  name?: string
  value?: string
}

/** Sends the form it stands in; its text is a verb. */
export const Button = ({ children, tone = 'primary', action, name, value }: ButtonProps) => (
  <button
    type="submit"
    className={buttonClass(tone)}
    {...(action ? { name: '_action', value: action } : name ? { name, value } : {})}
  >
    {children}
  </button>
)

export const buttonClass = (tone: ButtonTone): string => (tone === 'primary' ? 'btn' : `btn ${tone}`)
