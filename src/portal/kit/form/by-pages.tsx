import type { ReactNode } from 'react'
import { type Filling, FormFilling, fieldId } from '../../request/filling.ts'
import { CheckAnswers } from './check-answers.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { answerOf, type FormParts, heldOf, type Question } from './questions.tsx'

/** Which page of a form is shown, and what is missing on it. */
export interface Turned {
  at: number
  missing: readonly Question[]
}

/**
 * The page to show: the one that was asked for, but none beyond a page on which something is missing; after a failed try
 * the page of the first error; the first page where nothing has been filled in yet.
 */
export function turnTo(pages: readonly (readonly Question[])[], filling: Filling): Turned {
  if (filling.action === null) return { at: 0, missing: [] }
  const wrong = pages.findIndex((page) =>
    page.some(({ name }) => filling.errors.some(({ path }) => path === name || path.startsWith(`${name}.`))),
  )
  const wanted = filling.step ?? (wrong >= 0 ? wrong : pages.length)
  for (const [at, page] of pages.slice(0, wanted).entries()) {
    const missing = page.filter((one) => one.required && heldOf(one, filling).length === 0)
    if (missing.length > 0) return { at, missing }
  }
  return { at: Math.min(wanted, pages.length), missing: [] }
}

interface ByPagesProps {
  pages: readonly (readonly Question[])[]
  parts: FormParts
  filling: Filling
  /** What is missing is said; whoever comes back to a draft has not failed at anything. */
  strict: boolean
}

/** A form that is filled in page by page (逐题填写), with everything to be checked before it is sent. */
export function ByPages({ pages, parts, filling, strict }: ByPagesProps) {
  const { at, missing } = turnTo(pages, filling)
  const shown = pages[at] ?? []
  const errors = [
    ...filling.errors,
    ...(strict ? missing.map(({ name, label }) => ({ path: name, message: `请填写“${label}”` })) : []),
  ]
  const carried = parts.questions.filter((one) => !shown.includes(one))
  return (
    <FormFilling value={{ ...filling, errors }}>
      <ErrorSummary form={filling.form} errors={errors} />
      {parts.hidden}
      {carried.map((one) => (
        <Carried key={one.name} question={one} filling={filling} />
      ))}
      {(at === 0 || at === pages.length) && parts.words}
      {at < pages.length ? (
        <>
          <p className="hint">
            {pages.length === 1
              ? '填好以后核对一遍，再提交。'
              : `第 ${at + 1} 题，共 ${pages.length} 题。答完以后核对一遍再提交。`}
          </p>
          {shown.map(({ name, element }) => (
            <div key={name}>{element}</div>
          ))}
          <p className="turn">
            <Turn to={at + 1}>{at + 1 === pages.length ? '下一步：核对' : '下一题'}</Turn>
            {at > 0 && (
              <Turn to={at - 1} quiet>
                上一题
              </Turn>
            )}
          </p>
        </>
      ) : (
        <>
          <h3>请核对，没有错再提交</h3>
          <CheckAnswers
            answers={parts.questions.map((one) => ({
              label: one.label,
              value: answerOf(one, filling),
              step: pages.findIndex((page) => page.includes(one)),
              field: `${filling.path}#${fieldId(filling.form, one.name)}`,
            }))}
          />
          {parts.buttons}
        </>
      )}
    </FormFilling>
  )
}

const Turn = ({ to, quiet, children }: { to: number; quiet?: boolean; children: ReactNode }) => (
  <button type="submit" name="_step" value={to} className={quiet ? 'btn ghost' : 'btn'}>
    {children}
  </button>
)

/** What another page asked, carried along. */
const Carried = ({ question, filling }: { question: Question; filling: Filling }) => (
  <>
    {question.file
      ? filling.files.some(({ field }) => field === question.name) && (
          <input type="hidden" name="_kept" value={question.name} />
        )
      : (filling.ticked[question.name] ?? []).map((value) => (
          <input key={value} type="hidden" name={question.name} value={value} />
        ))}
  </>
)
