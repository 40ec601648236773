import { type Json, moment } from './primitive.ts'

/** What the store adds to a statement that it takes: id, stored, timestamp, version, authority; context activities as lists. */
export function completed(statement: Json, by: { id: string; now: Date; authority: Json }): Json {
  const stored = by.now.toISOString()
  return {
    ...normal(statement),
    id: by.id,
    stored,
    timestamp: statement.timestamp === undefined ? stored : moment(statement.timestamp, 'timestamp'),
    authority: by.authority,
    version: statement.version ?? '2.0.0',
  }
}

function normal(statement: Json): Json {
  const inner = statement.object as Json
  return {
    ...statement,
    ...(statement.context ? { context: listed(statement.context as Json) } : {}),
    ...(inner.objectType === 'SubStatement' ? { object: normal(inner) } : {}),
    ...(statement.timestamp === undefined ? {} : { timestamp: moment(statement.timestamp, 'timestamp') }),
  }
}

function listed(context: Json): Json {
  if (!context.contextActivities) return context
  const all = Object.entries(context.contextActivities as Json)
  return {
    ...context,
    contextActivities: Object.fromEntries(all.map(([key, one]) => [key, Array.isArray(one) ? one : [one]])),
  }
}

/** Whether a statement says the same as the one that is kept under its id (4.1.6.1): what the store adds or may change apart. */
export function same(kept: Json, sent: Json): boolean {
  return essence(kept, sent) === essence(normal(sent), sent)
}

function essence(statement: Json, sent: Json): string {
  const { id: _id, stored: _stored, authority: _authority, version: _version, ...rest } = statement
  const { attachments: _attachments, timestamp, ...said } = rest
  return JSON.stringify(bare({ ...said, ...(sent.timestamp === undefined ? {} : { timestamp }) }))
}

/** Without what displays, keys in order; of a duration what is finer than a hundredth of a second is not compared (4.2.7). */
function bare(value: unknown, name = ''): unknown {
  if (name === 'duration' && typeof value === 'string') return value.replace(/(\.\d\d)\d+S$/, '$1S')
  if (Array.isArray(value)) return value.map((one) => bare(one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'display' && key !== 'definition')
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, one]) => [key, bare(one, key)]),
  )
}
