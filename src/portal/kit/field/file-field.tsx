import { FieldFrame, type FieldProps, useField } from './field-frame.tsx'

/** A file from the visitor's machine; what was chosen before a failed try is kept for whoever is signed in. */
export function FileField(props: FieldProps & { accept?: string; camera?: 'front' | boolean }) {
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
        {...(props.camera
          ? { capture: props.camera === 'front' ? ('user' as const) : ('environment' as const) }
          : {})}
        {...state.described}
      />
      {state.kept ? (
        <p className="hint">
          已收到“{state.kept}”，不用再选。要换一份就重新选择。
          <input type="hidden" name="_kept" value={props.name} />
        </p>
      ) : (
        again && !state.keeps && <p className="hint">文件不会保留，请重新选择。</p>
      )}
    </FieldFrame>
  )
}
