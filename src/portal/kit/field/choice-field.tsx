import { FieldNotes, type FieldProps, useField } from './field-frame.tsx'
import type { Option } from './select-field.tsx'

interface ChoiceFieldProps extends FieldProps {
  options: readonly Option[]
  value?: string | readonly string[]
  /** Several may be ticked. */
  several?: boolean
  /** Short words beside each other instead of one card a line. */
  inline?: boolean
}

/** One of a few (or, `several`, any of them), each a card that is easy to hit. */
export function ChoiceField(props: ChoiceFieldProps) {
  const state = useField(props)
  const given = props.value === undefined ? [] : typeof props.value === 'string' ? [props.value] : props.value
  const chosen = state.values ?? given
  return (
    <fieldset
      className={state.errors.length > 0 ? 'field wrong' : 'field'}
      {...describedOnly(state.described)}
    >
      <legend>
        {props.label}
        {props.optional && <span className="optional">（选填）</span>}
      </legend>
      <FieldNotes field={props} state={state} />
      <div className={props.inline ? 'choices inline' : 'choices'}>
        {props.options.map(({ value, label, hint }, at) => (
          <label key={value} className="choice">
            <input
              type={props.several ? 'checkbox' : 'radio'}
              name={props.name}
              value={value}
              defaultChecked={chosen.includes(value)}
              {...(at === 0 ? { id: state.id } : {})}
            />
            <span className="face">
              <span>
                {label}
                {hint && <small>{hint}</small>}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const describedOnly = ({ 'aria-describedby': by }: { 'aria-describedby'?: string }) =>
  by ? { 'aria-describedby': by } : {}
