import { parseYuan } from '../../../kernel/value/money.ts'
import type { FieldFailure } from '../../api/failure.ts'
import { type AskedField, asked, type Field, type Held, type Values } from './form-fields.ts'

export type FormReading =
  | { valid: true; input: Record<string, unknown> }
  | { valid: false; failures: FieldFailure[] }

/** Reads the values of a form into the verb's input; everything that is missing or unreadable is told at once. */
export function readForm(fields: readonly Field[], values: Values): FormReading {
  const input: Record<string, unknown> = {}
  const failures: FieldFailure[] = []
  for (const field of asked(fields)) {
    const held = values[field.key]
    if (isBlank(held)) {
      if (field.required) failures.push({ path: field.key, message: missing(field) })
      continue
    }
    const read = readField(field, held)
    if ('failure' in read) failures.push({ path: field.key, message: read.failure })
    else input[field.key] = read.value
  }
  return failures.length > 0 ? { valid: false, failures } : { valid: true, input }
}

const isBlank = (held: Held | undefined): boolean =>
  held === undefined ||
  held === null ||
  held === false ||
  (typeof held === 'string' && held.trim() === '') ||
  (Array.isArray(held) && held.length === 0)

function missing({ kind, title }: AskedField): string {
  if (kind === 'flag') return `请确认“${title}”`
  return kind === 'text' || kind === 'long-text' || kind === 'number' || kind === 'money'
    ? `请填写${title}`
    : `请选择${title}`
}

function readField(field: AskedField, held: Held | undefined): { value: unknown } | { failure: string } {
  if (field.kind === 'text' || field.kind === 'long-text') return { value: String(held).trim() }
  if (field.kind === 'number') return readNumber(field.title, String(held).trim(), field.decimals ?? false)
  if (field.kind === 'money') {
    const amount = parseYuan(String(held).trim())
    return amount.valid ? { value: amount.value } : { failure: `${field.title}：${amount.reason}` }
  }
  return { value: held }
}

function readNumber(title: string, text: string, decimals: boolean): { value: number } | { failure: string } {
  const pattern = decimals ? /^-?\d{1,12}(\.\d{1,6})?$/ : /^-?\d{1,12}$/
  if (pattern.test(text)) return { value: Number(text) }
  return { failure: `${title}请填${decimals ? '数字' : '整数'}，例如 ${decimals ? '3.5' : '30'}` }
}

/** The field that a path of the server's answer means (`roster.3.idNumber` is in `roster`), or null. */
export function fieldOf(fields: readonly Field[], path: string): AskedField | null {
  return asked(fields).find(({ key }) => path === key || path.startsWith(`${key}.`)) ?? null
}
