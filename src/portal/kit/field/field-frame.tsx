import type { ReactNode } from 'react'
import { FormFilling, fieldId, useFilling } from '../../request/filling.ts'

/** What every field has. */
export interface FieldProps {
  name: string
  label: string
  hint?: string | undefined
  /** Most fields are required; those that are not say 选填. */
  optional?: boolean | undefined
}

/** A field's own part of the filling. */
export interface FieldState {
  id: string
  value: string | undefined
  values: readonly string[] | undefined
  errors: string[]
  /** The file that was chosen before and is kept. */
  kept: string | null
  keeps: boolean
  /** For the input: what describes it, and whether it is wrong. */
  described: { 'aria-describedby'?: string; 'aria-invalid'?: true }
}

/** What was typed into a field and what is wrong with it. */
export function useField({ name, hint }: Pick<FieldProps, 'name' | 'hint'>): FieldState {
  const filling = useFilling(FormFilling)
  const id = fieldId(filling.form, name)
  const errors = filling.errors
    .filter(({ path }) => path === name || path.startsWith(`${name}.`))
    .map(({ message }) => message)
  const by = [hint && `${id}-hint`, errors.length > 0 && `${id}-error`].filter(Boolean).join(' ')
  return {
    id,
    value: filling.action === null ? undefined : filling.values[name],
    // Page by page, what has not been asked yet keeps what it holds at first.
    values:
      filling.action === null || (filling.step !== null && filling.ticked[name] === undefined)
        ? undefined
        : (filling.ticked[name] ?? []),
    kept: filling.files.find(({ field }) => field === name)?.name ?? null,
    keeps: filling.keeps,
    errors,
    described: {
      ...(by ? { 'aria-describedby': by } : {}),
      ...(errors.length > 0 ? { 'aria-invalid': true } : {}),
    },
  }
}

/** A label, a hint, the errors and the input, in that order. */
export function FieldFrame({
  field,
  state,
  children,
}: {
  field: FieldProps
  state: FieldState
  children: ReactNode
}) {
  return (
    <div className={state.errors.length > 0 ? 'field wrong' : 'field'}>
      <label htmlFor={state.id}>
        {field.label}
        {field.optional && <span className="optional">（选填）</span>}
      </label>
      <FieldNotes field={field} state={state} />
      {children}
    </div>
  )
}

/** The hint and the errors of a field. */
export const FieldNotes = ({ field, state }: { field: FieldProps; state: FieldState }) => (
  <>
    {field.hint && (
      <p className="hint" id={`${state.id}-hint`}>
        {field.hint}
      </p>
    )}
    {state.errors.length > 0 && (
      <p className="error" id={`${state.id}-error`}>
        <span className="sr">错误：</span>
        {state.errors.join('；')}
      </p>
    )}
  </>
)
