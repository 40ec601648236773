import type { ReactNode } from 'react'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { type Filling, FormFilling, PageFilling, useFilling } from '../../request/filling.ts'
import { ByPages } from './by-pages.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { partsOf, type Question } from './questions.tsx'

interface FormProps {
  /** The page's action that it calls, or those that its buttons name. */
  action: string | readonly string[]
  /** Tells apart several forms of one action, such as one in each row. */
  id?: string
  /** Carries files. */
  files?: boolean
  /** What was filled in is checked on a page of its own before it is sent (核对). */
  check?: boolean
  /** Names the form for those who cannot see it. */
  label?: string
  className?: string
  children: ReactNode
}

/**
 * A form that posts to its own page: with its key, its token and, after a failed try, the list of errors. What is typed
 * is kept for whoever is signed in; in elder mode each question has a page of its own.
 */
export function Form({ action, id = '', files, check, label, className = 'form', children }: FormProps) {
  const page = useFilling(PageFilling)
  const mine = page.action !== null && page.form === id && [action].flat().includes(page.action)
  const begun = mine ? undefined : page.begun.find((one) => one.action === action && one.form === id)
  const filling: Filling = mine
    ? page
    : { ...page, form: id, action: null, values: {}, ticked: {}, files: [], errors: [], step: null, ...begun }
  const parts = partsOf(children)
  const pages = typeof action === 'string' ? pagesOf(parts.questions, page, check) : null
  const keep = page.keeps && typeof action === 'string' && parts.questions.length > 0
  return (
    <form
      method="post"
      action={page.path}
      className={className}
      {...(files ? { encType: 'multipart/form-data' } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(keep ? { 'data-keep': '' } : {})}
    >
      <input type="hidden" name="_key" value={page.key} />
      <input type="hidden" name="_csrf" value={page.token} />
      {typeof action === 'string' && <input type="hidden" name="_action" value={action} />}
      {id && <input type="hidden" name="_form" value={id} />}
      {keep && (mine || begun) && <input type="hidden" name="_draft" value="1" />}
      {pages ? (
        <ByPages pages={pages} parts={parts} filling={filling} strict={mine} />
      ) : (
        <FormFilling value={filling}>
          <ErrorSummary form={id} errors={filling.errors} />
          {children}
        </FormFilling>
      )}
      {/* Last, since Enter presses the first button of a form. */}
      {begun && keep && <Resumed at={begun.savedAt} />}
      {keep && (
        <p className="hint" data-kept="" role="status">
          填的内容会自动保存，换一台设备登录也接得上。
        </p>
      )}
    </form>
  )
}

/** One question a page for the elderly; all on one page and a page to check them where the form asks for it. */
function pagesOf(
  questions: readonly Question[],
  { elder, keeps }: Filling,
  check = false,
): Question[][] | null {
  // Whoever is not signed in has no place where a chosen file would wait for the last page.
  if (questions.length === 0 || (!keeps && questions.some(({ file }) => file))) return null
  if (elder && questions.length > 1) return questions.map((one) => [one])
  return check ? [[...questions]] : null
}

/** What was typed before stands here again; whoever does not want it begins anew. */
const Resumed = ({ at }: { at: Date }) => (
  <p className="resumed">
    {formatMoment(at)} 填到一半的内容已经放回来。
    <button type="submit" className="as-link" name="_discard" value="1">
      清空重填
    </button>
  </p>
)
