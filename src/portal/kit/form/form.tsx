import { type ReactNode, useContext } from 'react'
import { emptyFilling, FormFilling, PageFilling } from '../../request/filling.ts'
import { ErrorSummary } from './error-summary.tsx'

interface FormProps {
  /** The page's action that it calls, or those that its buttons name. */
  action: string | readonly string[]
  /** Tells apart several forms of one action, such as one in each row. */
  id?: string
  /** Carries files. */
  files?: boolean
  /** Names the form for those who cannot see it. */
  label?: string
  className?: string
  children: ReactNode
}

/** A form that posts to its own page: with its key, its token and, after a failed try, the list of errors. */
export function Form({ action, id = '', files, label, className = 'form', children }: FormProps) {
  const page = useContext(PageFilling)
  const mine = page.action !== null && page.form === id && [action].flat().includes(page.action)
  const filling = mine ? page : { ...emptyFilling(page.path, page.key, page.token), form: id }
  return (
    <form
      method="post"
      action={page.path}
      className={className}
      {...(files ? { encType: 'multipart/form-data' } : {})}
      {...(label ? { 'aria-label': label } : {})}
    >
      <input type="hidden" name="_key" value={page.key} />
      <input type="hidden" name="_csrf" value={page.token} />
      {typeof action === 'string' && <input type="hidden" name="_action" value={action} />}
      {id && <input type="hidden" name="_form" value={id} />}
      <FormFilling value={filling}>
        <ErrorSummary form={id} errors={filling.errors} />
        {children}
      </FormFilling>
    </form>
  )
}
