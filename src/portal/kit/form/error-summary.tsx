import type { FieldProblem } from '../../../kernel/verb/problem.ts'
import { fieldId } from '../../request/filling.ts'

/** What is wrong with a form, first thing in it and focused; each line leads to its field. */
export function ErrorSummary({ form = '', errors }: { form?: string; errors: readonly FieldProblem[] }) {
  if (errors.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: after a failed try the reader must land on what went wrong
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus aria-labelledby="error-summary">
      <h2 id="error-summary">还不能提交，请先改正</h2>
      <ul>
        {errors.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path ? <a href={`#${fieldId(form, path)}`}>{message}</a> : message}
          </li>
        ))}
      </ul>
    </div>
  )
}
