import { FieldNotes, type FieldProps, useField } from './field-frame.tsx'

/** One sentence to agree to, such as a promise (承诺). */
export function CheckField(props: FieldProps & { value?: string; checked?: boolean }) {
  const state = useField(props)
  const value = props.value ?? 'yes'
  return (
    <div className={state.errors.length > 0 ? 'field wrong' : 'field'}>
      <FieldNotes field={props} state={state} />
      <div className="choices">
        <label className="choice">
          <input
            type="checkbox"
            id={state.id}
            name={props.name}
            value={value}
            defaultChecked={state.values ? state.values.includes(value) : (props.checked ?? false)}
            {...state.described}
          />
          <span className="face">
            <span>{props.label}</span>
          </span>
        </label>
      </div>
    </div>
  )
}
