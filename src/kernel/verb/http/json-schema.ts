import { z } from 'zod'

/** The JSON schema of a verb's input or output, as OpenAPI 3.1 shows it and as requests are read by it. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema: target }) => {
      const def = zodSchema._zod.def
      // Bytes are what is sent as base64; another shape of our own says of itself what it is.
      if (def.type === 'custom' && target.type === undefined)
        Object.assign(target, { type: 'string', contentEncoding: 'base64' })
    },
  }) as Record<string, unknown>
  const { $schema: _dialect, ...rest } = made
  return rest
}
