import { FieldFrame, type FieldProps, useField } from './field-frame.tsx'

/** A file from the visitor's machine; it has to be chosen again after a failed try, and says so. */
export function FileField(props: FieldProps & { accept?: string; camera?: boolean }) {
  const state = useField(props)
  const again = state.value !== undefined || state.errors.length > 0
  return (
    <FieldFrame field={props} state={state}>
      <input
        type="file"
        id={state.id}
        name={props.name}
        className="box file"
        {...(props.accept ? { accept: props.accept } : {})}
        {...(props.camera ? { capture: 'environment' as const } : {})}
        {...state.described}
      />
      {again && <p className="hint">文件不会保留，请重新选择。</p>}
    </FieldFrame>
  )
}
