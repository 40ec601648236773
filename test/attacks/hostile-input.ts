import fc from 'fast-check'
import { jsonSchema } from '../../src/kernel/verb/http/json-schema.ts'
import type { AnyVerb } from '../../src/kernel/verb/index.ts'

type Schema = Record<string, unknown>
export type Input = Record<string, unknown>

/** Input that has the shape the verb asks for, whatever it means. */
export function shapedInput(verb: Pick<AnyVerb, 'input'>): fc.Arbitrary<Input> {
  return shaped(jsonSchema(verb.input, 'input')).map((made) => (isObject(made) ? made : {}))
}

/** Input of the right shape in which one field is replaced by something that nobody should send. */
export function hostileInput(verb: AnyVerb): fc.Arbitrary<Input> {
  const fields = Object.keys((jsonSchema(verb.input, 'input').properties ?? {}) as Schema)
  const one = fc.constantFrom(...(fields.length > 0 ? fields : ['number']))
  return fc
    .tuple(shapedInput(verb), one, HOSTILE)
    .map(([input, field, value]) => ({ ...input, [field]: value }))
}

const deep = (levels: number): unknown => (levels === 0 ? 'x' : [deep(levels - 1)])

const HOSTILE = fc.constantFrom<unknown>(
  'a\u0000b',
  '\ud800',
  '',
  ' ',
  "'; drop table case_file; --",
  '%',
  '../../etc/passwd',
  '2026-02-30',
  '0000-00-00',
  '999999-12-31',
  1e308,
  -1e308,
  -1,
  0.1,
  2 ** 53,
  -(2 ** 53),
  '99999999999999999999',
  'x'.repeat(50_000),
  [],
  [null],
  [[['x']]],
  deep(40),
  {},
  { $ne: null },
  { toString: 'x' },
  null,
  true,
)

function shaped(schema: Schema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]))
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (choices) return fc.oneof(...choices.map(shaped))
  if (schema.type === 'object') return shapedObject(schema)
  if (schema.type === 'array' && Array.isArray(schema.prefixItems))
    return fc.tuple(...(schema.prefixItems as Schema[]).map(shaped))
  if (schema.type === 'array') {
    const minLength = Number(schema.minItems ?? 0)
    return fc.array(shaped((schema.items ?? {}) as Schema), { minLength, maxLength: Math.max(2, minLength) })
  }
  if (schema.type === 'integer' || schema.type === 'number') return shapedNumber(schema)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'null') return fc.constant(null)
  if (schema.type === 'string') return shapedText(schema)
  return fc.constantFrom<unknown>('文字', 1, null)
}

function shapedObject(schema: Schema): fc.Arbitrary<Input> {
  const properties = (schema.properties ?? {}) as Record<string, Schema>
  const model = Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, shaped(inner)]))
  return fc.record(model, { requiredKeys: (schema.required ?? []) as string[] })
}

function shapedNumber(schema: Schema): fc.Arbitrary<number> {
  const min = Number(schema.minimum ?? Number(schema.exclusiveMinimum ?? -1) + 1)
  const max = Math.max(min, Number(schema.maximum ?? Number.MAX_SAFE_INTEGER))
  return fc.oneof(
    fc.constant(min),
    fc.constant(max),
    fc.maxSafeInteger().map((n) => Math.min(max, Math.max(min, n))),
  )
}

function shapedText(schema: Schema): fc.Arbitrary<string> {
  if (schema.contentEncoding === 'base64' || schema.format === 'base64') {
    return fc
      .uint8Array({ minLength: 1, maxLength: 60 })
      .map((bytes) => Buffer.from(bytes).toString('base64'))
  }
  if (schema.format === 'uuid') return fc.uuid({ version: 4 })
  if (schema.format === 'date') return DAY
  if (typeof schema.pattern === 'string') {
    const pattern = new RegExp(schema.pattern, 'u')
    return (
      DAYS.every((day) => pattern.test(day)) ? fc.constantFrom(...DAYS) : fc.stringMatching(pattern)
    ).filter(isSound)
  }
  const minLength = Number(schema.minLength ?? 0)
  const maxLength = Math.min(Number(schema.maxLength ?? 40), Math.max(40, minLength))
  return fc.string({ unit: 'grapheme', minLength, maxLength })
}

const DAYS = ['2026-03-02', '2024-02-29', '2020-12-31']
const DAY = fc.constantFrom(...DAYS, '0001-01-01', '9999-12-31')

const isSound = (text: string): boolean => text.isWellFormed()

const isObject = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
