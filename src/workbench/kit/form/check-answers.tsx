import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { Field, Held, Values } from './form-fields.ts'

/** 核对: everything that is about to be sent, once more, in words. */
export const CheckAnswers = ({ fields, values }: { fields: readonly Field[]; values: Values }) => (
  <dl className="check-answers">
    {fields.map((field) => (
      <div key={field.key}>
        <dt>{field.title}</dt>
        <dd>{field.kind === 'known' ? field.text : inWords(field, values[field.key])}</dd>
      </div>
    ))}
  </dl>
)

function inWords(field: Exclude<Field, { kind: 'known' }>, held: Held | undefined): string {
  if (held === undefined || held === null || held === '') return '没有填写'
  if (held instanceof File) return held.name
  if (field.kind === 'choice') return field.choices.find(({ value }) => value === held)?.text ?? String(held)
  if (field.kind === 'flag') return held ? '是' : '否'
  if (field.kind === 'day') return formatDay(held as never)
  if (field.kind === 'number' && field.unit) return `${held} ${field.unit}`
  return [held].flat().join('、')
}
