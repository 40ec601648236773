import { type ReactNode, useContext } from 'react'
import { emptyFilling, FormFilling, PageFilling } from '../filling.ts'
import { ErrorSummary } from './error-summary.tsx'

interface FormProps {
  /** The page's action that it calls; leave it out when the buttons name theirs. */
  action?: string
  /** Carries files. */
  files?: boolean
  /** Names the form for those who cannot see it. */
  label?: string
  className?: string
  children: ReactNode
}

/** A form that posts to its own page: with its key, its token and, after a failed try, the list of errors. */
export function Form({ action, files, label, className, children }: FormProps) {
  const page = useContext(PageFilling)
  const mine = page.action !== null && (action === undefined || action === page.action)
  const filling = mine ? page : emptyFilling(page.path, page.key, page.token)
  return (
    <form
      method="post"
      action={page.path}
      className={className ?? 'form'}
      {...(files ? { encType: 'multipart/form-data' } : {})}
      {...(label ? { 'aria-label': label } : {})}
    >
      <input type="hidden" name="_key" value={page.key} />
      <input type="hidden" name="_csrf" value={page.token} />
      {action && <input type="hidden" name="_action" value={action} />}
      <FormFilling value={filling}>
        <ErrorSummary errors={filling.errors} />
        {children}
      </FormFilling>
    </form>
  )
}
