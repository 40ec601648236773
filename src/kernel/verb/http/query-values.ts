import type { AnyVerb } from '../verb.ts'
import { jsonSchema } from './json-schema.ts'

/**
 * A reader for the query and path of a verb: everything there is text, and this turns it into the types that
 * the verb's input names. What does not look like its type is left as it is, for the schema to refuse. Further values
 * are added to those read before.
 */
export function queryReader(
  verb: AnyVerb,
): (values: unknown, read?: Record<string, unknown>) => Record<string, unknown> {
  const properties = (jsonSchema(verb.input, 'input').properties ?? {}) as Record<string, unknown>
  const kinds = new Map(Object.entries(properties).map(([key, schema]) => [key, kindOf(schema)]))
  return (values, read = {}) => {
    for (const [key, value] of Object.entries(values as Record<string, unknown>)) {
      if (value === '') continue
      read[key] =
        typeof value === 'string' ? convert(value, kinds.get(key) ?? 'text') : listOf(value, kinds.get(key))
    }
    return read
  }
}

type Kind = 'text' | 'number' | 'boolean' | 'list'

function kindOf(schema: unknown): Kind {
  if (typeof schema !== 'object' || schema === null) return 'text'
  const { type, anyOf } = schema as { type?: string; anyOf?: unknown[] }
  if (type === 'integer' || type === 'number') return 'number'
  if (type === 'boolean') return 'boolean'
  if (type === 'array') return 'list'
  const inner = anyOf?.map(kindOf) ?? []
  return inner.length > 0 && inner.every((one) => one === inner[0] || one === 'text') && inner[0]
    ? inner[0]
    : 'text'
}

function convert(value: string, kind: Kind): unknown {
  if (kind === 'number' && /^-?\d{1,15}(\.\d{1,10})?$/.test(value)) return Number(value)
  if (kind === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  if (kind === 'list') return [value]
  return value
}

const listOf = (value: unknown, kind: Kind | undefined): unknown =>
  kind === 'list' || !Array.isArray(value) ? value : value.at(-1)
