import { lazy, Suspense } from 'react'
import type { AskedField, Choice, Held } from './form-fields.ts'

const Lookup = lazy(() => import('../lookup.tsx'))

interface FieldControlProps {
  field: AskedField
  id: string
  held: Held | undefined
  wrong: boolean
  described: string | undefined
  onChange: (held: Held) => void
}

/** Choices that are laid open; more go into a list. */
const OPEN_CHOICES = 4
/** More boxes than these stand beside each other, else the form is a list of them. */
const MANY_CHECKS = 8

/** The control of a field: the browser's own wherever it has one, antd where it has none (search as you type). */
export function FieldControl({ field, id, held, wrong, described, onChange }: FieldControlProps) {
  const common = {
    id,
    'aria-describedby': described,
    'aria-invalid': wrong,
    required: field.required ?? false,
  }
  const text = typeof held === 'string' ? held : ''
  switch (field.kind) {
    case 'long-text':
      return (
        <textarea
          {...common}
          className="text"
          rows={4}
          maxLength={field.longest}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'file':
      return (
        <>
          <input
            {...common}
            type="file"
            accept={field.accept}
            onChange={(event) => onChange(event.target.files?.[0] ?? null)}
          />
          {held instanceof File && <small className="muted">已选：{held.name}</small>}
        </>
      )
    case 'flag':
      return (
        <label className="choice">
          <input
            {...common}
            type="checkbox"
            checked={held === true}
            onChange={(event) => onChange(event.target.checked)}
          />
          {field.title}
        </label>
      )
    case 'choice':
      return field.choices.length <= OPEN_CHOICES ? (
        <Radios field={field} id={id} held={held} onChange={onChange} />
      ) : (
        <select
          {...common}
          className="text"
          value={held === undefined ? '' : String(field.choices.findIndex(({ value }) => value === held))}
          onChange={(event) => onChange(field.choices[Number(event.target.value)]?.value ?? null)}
        >
          <option value="" disabled>
            请选择
          </option>
          {field.choices.map(({ value, text: label }, at) => (
            <option key={String(value)} value={at}>
              {label}
            </option>
          ))}
        </select>
      )
    case 'choices':
      return (
        <Checks choices={field.choices} id={id} held={Array.isArray(held) ? held : []} onChange={onChange} />
      )
    case 'lookup':
      return (
        <Suspense fallback={<input className="text" disabled aria-label={field.title} />}>
          <Lookup field={field} {...common} held={text} onChange={onChange} />
        </Suspense>
      )
    default:
      return (
        <input
          {...common}
          className="text"
          type={field.kind === 'day' ? 'date' : field.kind === 'time' ? 'time' : 'text'}
          inputMode={inputModeOf(field)}
          maxLength={field.kind === 'text' ? field.longest : undefined}
          autoComplete="off"
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )
  }
}

function inputModeOf(field: AskedField): 'numeric' | 'decimal' | 'tel' | undefined {
  if (field.kind === 'money') return 'decimal'
  if (field.kind === 'number') return field.decimals ? 'decimal' : 'numeric'
  return field.kind === 'text' && field.purpose === 'phone' ? 'tel' : undefined
}

function Radios({
  field,
  id,
  held,
  onChange,
}: {
  field: Extract<AskedField, { kind: 'choice' }>
  id: string
  held: Held | undefined
  onChange: (held: Held) => void
}) {
  return (
    <div className="choices">
      {field.choices.map(({ value, text }, at) => (
        <label key={String(value)}>
          <input
            id={at === 0 ? id : undefined}
            type="radio"
            name={id}
            checked={held === value}
            onChange={() => onChange(value)}
          />
          {text}
        </label>
      ))}
    </div>
  )
}

function Checks({
  choices,
  id,
  held,
  onChange,
}: {
  choices: readonly Choice[]
  id: string
  held: readonly Choice['value'][]
  onChange: (held: Held) => void
}) {
  return (
    <div className={choices.length > MANY_CHECKS ? 'choices many' : 'choices'}>
      {choices.map(({ value, text }, at) => (
        <label key={String(value)}>
          <input
            id={at === 0 ? id : undefined}
            type="checkbox"
            checked={held.includes(value)}
            onChange={(event) =>
              onChange(event.target.checked ? [...held, value] : held.filter((one) => one !== value))
            }
          />
          {text}
        </label>
      ))}
    </div>
  )
}
