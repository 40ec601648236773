import { FieldFrame, type FieldProps, useField } from './field-frame.tsx'

export interface Option {
  value: string
  label: string
  hint?: string
}

interface SelectFieldProps extends FieldProps {
  options: readonly Option[]
  value?: string
  /** What stands in the box before anything is chosen; without it the first option is chosen. */
  none?: string
}

/** One of many, from a list that folds away. */
export function SelectField(props: SelectFieldProps) {
  const state = useField(props)
  return (
    <FieldFrame field={props} state={state}>
      <select
        id={state.id}
        name={props.name}
        className="box"
        defaultValue={state.value ?? props.value ?? (props.none === undefined ? undefined : '')}
        {...state.described}
      >
        {props.none !== undefined && <option value="">{props.none}</option>}
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
