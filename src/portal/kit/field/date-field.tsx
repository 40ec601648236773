import { FieldFrame, type FieldProps, useField } from './field-frame.tsx'

/** A day; browsers without a calendar of their own take 2026-03-04 as text. */
export function DateField(props: FieldProps & { value?: string; from?: string; to?: string }) {
  const field = { ...props, hint: props.hint ?? '例如 2026-03-04' }
  const state = useField(field)
  return (
    <FieldFrame field={field} state={state}>
      <input
        type="date"
        id={state.id}
        name={props.name}
        className="box middle"
        defaultValue={state.value ?? props.value ?? ''}
        {...(props.from ? { min: props.from } : {})}
        {...(props.to ? { max: props.to } : {})}
        {...state.described}
      />
    </FieldFrame>
  )
}
