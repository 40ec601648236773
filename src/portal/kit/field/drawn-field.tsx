import type { FormField } from '../../../kernel/case/form/form-field.ts'
import type { Posting } from '../../page.ts'
import { CheckField } from './check-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { DateField } from './date-field.tsx'
import { FileField } from './file-field.tsx'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'

/** As many choices stand as cards; more fold away. */
const CARDS = 6

/** A field as the schema that checks it draws it. */
export function DrawnField({ field, value }: { field: FormField; value?: unknown }) {
  const shared = {
    name: field.key,
    label: field.title,
    ...(field.hint ? { hint: field.hint } : {}),
    ...(field.required ? {} : { optional: true }),
  }
  const text = value === undefined || value === null ? '' : String(value)
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return (
        <TextField
          {...shared}
          value={text}
          {...(field.longest ? { maxLength: field.longest } : {})}
          {...(field.kind === 'long-text' ? { lines: 4 } : {})}
        />
      )
    case 'number':
    case 'money':
      return <TextField {...shared} value={text} keys="decimal" width="short" />
    case 'day':
      return <DateField {...shared} value={text} />
    case 'choice': {
      const options = field.choices.map((one) => ({ value: one.value, label: one.text }))
      return options.length > CARDS ? (
        <SelectField {...shared} options={options} value={text} none="请选择" />
      ) : (
        <ChoiceField {...shared} options={options} value={text} />
      )
    }
    case 'choices':
      return (
        <ChoiceField
          {...shared}
          options={field.choices.map((one) => ({ value: one.value, label: one.text }))}
          value={Array.isArray(value) ? value.map(String) : []}
          several
        />
      )
    case 'flag':
      return <CheckField {...shared} checked={value === true} />
    case 'file':
      return <FileField {...shared} accept={field.accept} />
  }
}

/** What such fields were posted with, as the verb takes it; what was left empty is left out. */
export function readDrawn(
  fields: readonly FormField[],
  { form, ticked, files }: Pick<Posting, 'form' | 'ticked' | 'files'>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ key, kind }): [string, unknown][] => {
      const text = form[key]?.trim() ?? ''
      if (kind === 'file') return files[key] ? [[key, files[key]]] : []
      if (kind === 'choices') return ticked(key).length > 0 ? [[key, ticked(key)]] : []
      if (kind === 'flag') return text ? [[key, true]] : []
      if (text === '') return []
      if (kind === 'number') return [[key, Number(text)]]
      if (kind === 'money') return [[key, Math.round(Number(text) * 100)]]
      return [[key, text]]
    }),
  )
}
