import { z } from 'zod'
import { jsonSchema } from '../../verb/http/json-schema.ts'

const asked = {
  key: z.string(),
  title: z.string(),
  required: z.boolean(),
  hint: z.string().optional(),
}
const Choices = z.array(z.object({ value: z.string(), text: z.string() }))

/** One field of a form, as a screen draws it from the schema that checks it. */
export const FormField = z.discriminatedUnion('kind', [
  z.object({ ...asked, kind: z.literal('text'), longest: z.number().int().optional() }),
  z.object({ ...asked, kind: z.literal('long-text'), longest: z.number().int().optional() }),
  z.object({
    ...asked,
    kind: z.literal('number'),
    unit: z.string().optional(),
    decimals: z.boolean().optional(),
  }),
  z.object({ ...asked, kind: z.literal('money') }),
  z.object({ ...asked, kind: z.literal('day') }),
  z.object({ ...asked, kind: z.literal('time') }),
  z.object({ ...asked, kind: z.literal('choice'), choices: Choices }),
  z.object({ ...asked, kind: z.literal('choices'), choices: Choices }),
  z.object({ ...asked, kind: z.literal('flag') }),
  z.object({ ...asked, kind: z.literal('file'), accept: z.string() }),
])
export type FormField = z.infer<typeof FormField>

/** What a schema says of one of its fields (`meta`): its title in Chinese, and how it is drawn where its type does not tell. */
interface Drawn {
  title?: string
  description?: string
  type?: string
  format?: string
  maxLength?: number
  kind?: 'money' | 'long-text' | 'file'
  unit?: string
  accept?: string
  choices?: Readonly<Record<string, string>>
  items?: Drawn
}

const known = new WeakMap<z.ZodType, FormField[]>()

/** The fields of a form, drawn from its schema; throws where one has no title or cannot be drawn. */
export function formFields(schema: z.ZodType): FormField[] {
  const fields = known.get(schema) ?? draw(schema)
  known.set(schema, fields)
  return fields
}

function draw(schema: z.ZodType): FormField[] {
  const { properties, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Drawn>
    required?: string[]
  }
  if (!properties) throw new Error('only the fields of an object can be drawn')
  return Object.entries(properties).map(([key, drawn]) => {
    if (!drawn.title) throw new Error(`${key} has no title`)
    const kind = kindOf(drawn)
    if (!kind) throw new Error(`${key} cannot be drawn`)
    return FormField.parse({
      key,
      title: drawn.title,
      required: required.includes(key),
      hint: drawn.description,
      ...kind,
    })
  })
}

function kindOf(drawn: Drawn): Record<string, unknown> | null {
  const { kind, type, maxLength: longest } = drawn
  if (kind === 'money') return { kind }
  if (kind === 'file') return { kind, accept: drawn.accept ?? '' }
  if (kind === 'long-text') return { kind, longest }
  if (drawn.choices) return { kind: 'choice', choices: choicesOf(drawn.choices) }
  if (type === 'array')
    return drawn.items?.choices ? { kind: 'choices', choices: choicesOf(drawn.items.choices) } : null
  if (type === 'boolean') return { kind: 'flag' }
  if (type === 'integer' || type === 'number')
    return { kind: 'number', unit: drawn.unit, decimals: type === 'number' }
  if (type === 'string' && (drawn.format === 'date' || drawn.format === 'time'))
    return { kind: drawn.format === 'date' ? 'day' : 'time' }
  if (type === 'string') return { kind: 'text', longest }
  return null
}

const choicesOf = (choices: Readonly<Record<string, string>>) =>
  Object.entries(choices).map(([value, text]) => ({ value, text }))
