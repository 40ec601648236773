import type { ReactNode } from 'react'

interface ConfirmationProps {
  /** 已提交, 已签到 … */
  title: string
  /** The case number, which the reader may have to quote. */
  number?: string
  numberLabel?: string
  /** What happens next, in the order in which it happens. */
  next?: readonly ReactNode[]
  children?: ReactNode
}

/** It is done: the number, and what happens next. */
export const Confirmation = ({
  title,
  number,
  numberLabel = '办件号',
  next = [],
  children,
}: ConfirmationProps) => (
  <section className="confirmation" aria-labelledby="confirmation">
    <div className="done">
      <h1 id="confirmation">{title}</h1>
      {number && (
        <p>
          {numberLabel}
          <strong>{number}</strong>
        </p>
      )}
    </div>
    {next.length > 0 && (
      <>
        <h2>接下来</h2>
        <ol className="next">
          {next.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps are fixed for the life of the page
            <li key={at}>{step}</li>
          ))}
        </ol>
      </>
    )}
    {children}
  </section>
)
