import { Tag } from '../../../kit/tag.tsx'
import type { FieldFailure } from '../../api/failure.ts'
import { FieldControl } from './field-control.tsx'
import type { Field, Held } from './form-fields.ts'

interface FieldRowProps {
  field: Field
  held: Held | undefined
  failures: readonly FieldFailure[]
  onChange: (held: Held) => void
}

/** A field with its label, hint and what is wrong with it; what is known is shown with its source instead. */
export function FieldRow({ field, held, failures, onChange }: FieldRowProps) {
  return (
    <>
      {field.section && <h2>{field.section}</h2>}
      {field.kind === 'known' ? (
        <div className="field known">
          <span className="label">{field.title}</span>
          <p>
            {field.text} <Tag>免填</Tag>
          </p>
          <small className="muted">
            {field.source} · {field.trust} 级
          </small>
        </div>
      ) : (
        <AskedRow field={field} held={held} failures={failures} onChange={onChange} />
      )}
    </>
  )
}

/** In what a number is counted, said with its name. */
function unitOf(field: Field): string | undefined {
  const unit = field.kind === 'money' ? '元' : field.kind === 'number' ? field.unit : undefined
  return unit && !field.title.endsWith(`（${unit}）`) ? unit : undefined
}

type AskedRowProps = FieldRowProps & { field: Exclude<Field, { kind: 'known' }> }

function AskedRow({ field, held, failures, onChange }: AskedRowProps) {
  const id = `field-${field.key}`
  const wrong = failures.length > 0
  const described = [field.hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  const grouped = field.kind === 'choices' || (field.kind === 'choice' && field.choices.length <= 4)
  const title = (
    <>
      {field.title}
      {unitOf(field) && <span className="muted">（{unitOf(field)}）</span>}
      {!field.required && <span className="muted">（可不填）</span>}
    </>
  )
  const body = (
    <>
      {field.hint && (
        <small id={`${id}-hint`} className="muted">
          {field.hint}
        </small>
      )}
      {wrong && (
        <div id={`${id}-wrong`}>
          {failures.map(({ message }) => (
            <p key={message} className="field-error">
              {message}
            </p>
          ))}
        </div>
      )}
      <FieldControl
        field={field}
        id={id}
        held={held}
        wrong={wrong}
        described={described || undefined}
        onChange={onChange}
      />
    </>
  )
  const className = wrong ? 'field wrong' : 'field'
  if (grouped) {
    return (
      <fieldset className={className} aria-describedby={described || undefined}>
        <legend className="label">{title}</legend>
        {body}
      </fieldset>
    )
  }
  return (
    <div className={className}>
      {field.kind !== 'flag' && (
        <label className="label" htmlFor={id}>
          {title}
        </label>
      )}
      {body}
    </div>
  )
}
