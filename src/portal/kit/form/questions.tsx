import { Children, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import type { FormField } from '../../../kernel/case/form/form-field.ts'
import type { Filling } from '../../request/filling.ts'
import { Button } from '../button.tsx'
import { CheckField } from '../field/check-field.tsx'
import { ChoiceField } from '../field/choice-field.tsx'
import { DateField } from '../field/date-field.tsx'
import { DrawnField } from '../field/drawn-field.tsx'
import { FileField } from '../field/file-field.tsx'
import { HiddenField } from '../field/hidden-field.tsx'
import type { Option } from '../field/select-field.tsx'
import { SelectField } from '../field/select-field.tsx'
import { TextField } from '../field/text-field.tsx'

/** A field of a form, as far as filling it in page by page has to know it. */
export interface Question {
  name: string
  label: string
  required: boolean
  file: boolean
  options: readonly Option[] | null
  /** What stands in it before anything is typed. */
  given: readonly string[]
  element: ReactElement
}

/** The parts of a form: what is asked, what is carried along, the buttons, and the words around them. */
export interface FormParts {
  questions: Question[]
  hidden: ReactNode[]
  buttons: ReactNode[]
  words: ReactNode[]
}

const FIELDS: readonly unknown[] = [TextField, ChoiceField, SelectField, DateField, CheckField, FileField]

interface Props {
  name?: string
  label?: string
  optional?: boolean
  options?: readonly Option[]
  value?: unknown
  checked?: boolean
  field?: FormField
  children?: ReactNode
}

/** Takes a form apart. */
export function partsOf(children: ReactNode): FormParts {
  const parts: FormParts = { questions: [], hidden: [], buttons: [], words: [] }
  for (const child of Children.toArray(children)) {
    if (!isValidElement<Props>(child)) {
      parts.words.push(child)
      continue
    }
    const { type, props } = child
    if (type === Fragment) {
      const within = partsOf(props.children)
      for (const key of ['questions', 'hidden', 'buttons', 'words'] as const)
        parts[key].push(...(within[key] as never[]))
    } else if (FIELDS.includes(type)) parts.questions.push(questionOf(child, type === FileField))
    else if (type === DrawnField && props.field)
      parts.questions.push(drawnOf(child, props.field, props.value))
    else if (type === HiddenField) parts.hidden.push(child)
    else if (type === Button) parts.buttons.push(child)
    else parts.words.push(child)
  }
  return parts
}

const questionOf = (element: ReactElement<Props>, file: boolean): Question => {
  const { name = '', label = '', optional, options, value, checked } = element.props
  const given = checked ? [String(value ?? 'yes')] : typeof value === 'string' && value !== '' ? [value] : []
  return { name, label, required: !optional && !file, file, options: options ?? null, given, element }
}

const drawnOf = (element: ReactElement, field: FormField, value: unknown): Question => ({
  name: field.key,
  label: field.title,
  required: field.required && field.kind !== 'file',
  file: field.kind === 'file',
  options: 'choices' in field ? field.choices.map((one) => ({ value: one.value, label: one.text })) : null,
  given: value === undefined || value === null || value === '' ? [] : [String(value)],
  element,
})

/** What a question holds now. */
export const heldOf = (question: Question, filling: Filling): readonly string[] =>
  filling.ticked[question.name]?.filter((text) => text.trim() !== '') ??
  (filling.action === null || filling.step !== null ? question.given : [])

/** The answer in words: the name of what was chosen, the file that was taken in. */
export function answerOf(question: Question, filling: Filling): string {
  if (question.file) return filling.files.find(({ field }) => field === question.name)?.name ?? '没有选择'
  const held = heldOf(question, filling)
  if (question.element.type === CheckField) return held.length > 0 ? '是' : '否'
  const words = held.map((value) => question.options?.find((one) => one.value === value)?.label ?? value)
  return words.join('、') || '没有填写'
}
