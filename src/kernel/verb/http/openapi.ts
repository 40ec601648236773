import type { AnyVerb } from '../verb.ts'
import { Download } from './files.ts'
import { API } from './http.ts'
import { jsonSchema } from './json-schema.ts'

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: '出了什么问题' },
    status: { type: 'integer' },
    detail: { type: 'string', description: '怎么办' },
    instance: { type: 'string' },
    code: { type: 'string', description: '错误目录里的名称，不随文字改' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

/** The OpenAPI 3.1 description of the verbs, made from the schemas that check them. */
export function openApi(verbs: readonly AnyVerb[], title: string, version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const verb of verbs) {
    const path = API + verb.path
    paths[path] = { ...paths[path], [verb.method.toLowerCase()]: operation(verb) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title,
      version,
      description: '金额单位为分；日期为 YYYY-MM-DD（北京时间）；写操作须带 Idempotency-Key。',
    },
    paths,
    components: { schemas: { Problem: PROBLEM } },
  }
}

/** A file goes out as it is, of whichever type; everything else as JSON. */
const answerOf = (verb: AnyVerb): Record<string, unknown> =>
  verb.output === Download
    ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: jsonSchema(verb.output, 'output') } }

function operation(verb: AnyVerb): Record<string, unknown> {
  const input = jsonSchema(verb.input, 'input')
  const properties = (input.properties ?? {}) as Record<string, unknown>
  const required = new Set((input.required as string[] | undefined) ?? [])
  const inPath = [...verb.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)
  const rest = Object.entries(properties).filter(([key]) => !inPath.includes(key))
  return {
    operationId: verb.name,
    summary: verb.title,
    tags: [verb.name.split('.')[0]],
    'x-who': verb.who.kind === 'may' ? verb.who.permission : verb.who.kind,
    parameters: [
      ...inPath.map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: properties[name] ?? { type: 'string' },
      })),
      ...(verb.writes
        ? verb.withoutKey
          ? []
          : [
              {
                name: 'Idempotency-Key',
                in: 'header',
                required: true,
                schema: { type: 'string', minLength: 8, maxLength: 200 },
              },
            ]
        : rest.map(([name, schema]) => ({ name, in: 'query', required: required.has(name), schema }))),
    ],
    ...(verb.writes
      ? {
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  ...input,
                  properties: Object.fromEntries(rest),
                  required: [...required].filter((key) => !inPath.includes(key)),
                },
              },
            },
          },
        }
      : {}),
    responses: {
      200: {
        description: '办好了',
        content: answerOf(verb),
      },
      default: {
        description: '没有办成',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}
