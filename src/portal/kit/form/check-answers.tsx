import type { ReactNode } from 'react'
import { asWritten } from '../text/as-written.ts'

export interface Answer {
  label: string
  value: ReactNode
  /** Where it comes from when nobody had to type it (免填): 社保参保登记, 证书库 … */
  source?: string
  /** The page on which it can be changed. */
  change?: string
  /** The page of the same form on which it can be changed, and the address of its field there. */
  step?: number
  field?: string
}

/** Everything that is about to be sent, for checking: what was typed, and what the registers already knew. */
export const CheckAnswers = ({ answers }: { answers: readonly Answer[] }) => (
  <dl className="answers">
    {answers.map(({ label, value, source, change, step, field }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>
          <span {...asWritten(label)}>{value}</span>
          {source && <small>免填，取自{source}</small>}
        </dd>
        {step !== undefined && (
          <dd className="change">
            <button
              type="submit"
              className="as-link"
              name="_step"
              value={step}
              {...(field ? { formAction: field } : {})}
            >
              修改<span className="sr">{label}</span>
            </button>
          </dd>
        )}
        {change && (
          <dd className="change">
            <a href={change}>
              修改<span className="sr">{label}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)
