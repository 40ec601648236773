import { FieldFrame, type FieldProps, useField } from './field-frame.tsx'

interface TextFieldProps extends FieldProps {
  /** What the input takes; a password is never shown again after a failed try. */
  type?: 'text' | 'password' | 'tel' | 'email' | 'search' | 'number'
  value?: string
  /** Which keyboard a phone shows. */
  keys?: 'text' | 'numeric' | 'decimal' | 'tel'
  autoComplete?: string
  maxLength?: number
  /** About how many characters are expected; the box is as wide. */
  width?: 'short' | 'middle' | 'full'
  /** More than one line. */
  lines?: number
}

/** A line, or several lines, of text. */
export function TextField(props: TextFieldProps) {
  const { name, optional, type = 'text', keys, autoComplete, maxLength, width = 'full', lines } = props
  const state = useField(props)
  const shared = {
    id: state.id,
    name,
    className: `box ${width}`,
    defaultValue: type === 'password' ? '' : (state.value ?? props.value ?? ''),
    ...(optional ? {} : { 'aria-required': true as const }),
    ...(autoComplete ? { autoComplete } : {}),
    ...(maxLength ? { maxLength } : {}),
    ...(keys ? { inputMode: keys } : {}),
    ...state.described,
  }
  return (
    <FieldFrame field={props} state={state}>
      {lines ? <textarea rows={lines} {...shared} /> : <input type={type} {...shared} />}
    </FieldFrame>
  )
}
