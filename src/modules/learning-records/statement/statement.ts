import { malformed } from '../fault.ts'
import { activity } from './activity.ts'
import { actor, authority } from './actor.ts'
import { attachment, context, result, statementRef, verb } from './parts.ts'
import { type Json, list, moment, object, optional, text, uuid } from './primitive.ts'

/** By this verb a statement takes another back. */
export const VOIDED = 'http://adlnet.gov/expapi/verbs/voided'

const PARTS = ['actor', 'verb', 'object', 'result', 'context', 'timestamp', 'attachments']

/** A statement as it may come in (4.2.2); what is wrong is said with its place. */
export function checkStatement(value: unknown, at: string): Json {
  const one = object(value, at, [...PARTS, 'id', 'stored', 'authority', 'version'])
  optional(one, 'id', at, uuid)
  optional(one, 'stored', at, moment)
  optional(one, 'authority', at, authority)
  optional(one, 'version', at, (value, place) => {
    if (!/^(1|2)\.0(\.\d+)?$/.test(text(value, place))) throw malformed(place, 'expects 2.0.x (or 1.0.x)')
  })
  parts(one, at)
  thing(one, at)
  if ((one.verb as Json).id === VOIDED && (one.object as Json).objectType !== 'StatementRef')
    throw malformed(`${at}.object`, 'expects the StatementRef of what is voided')
  return one
}

function parts(one: Json, at: string): void {
  for (const key of ['actor', 'verb', 'object'])
    if (one[key] === undefined) throw malformed(`${at}.${key}`, 'is missing')
  actor(one.actor, `${at}.actor`)
  verb(one.verb, `${at}.verb`)
  const kind = (one.object as Json | null)?.objectType
  optional(one, 'result', at, result)
  optional(one, 'context', at, (value, place) => {
    context(value, place, kind === undefined || kind === 'Activity')
  })
  optional(one, 'timestamp', at, moment)
  optional(one, 'attachments', at, (all, place) => list(all, place, attachment))
}

function thing(one: Json, at: string): void {
  const kind = (one.object as Json | null)?.objectType
  const place = `${at}.object`
  if (kind === 'SubStatement') {
    const inner = object(one.object, place, ['objectType', ...PARTS])
    if ((inner.object as Json | null)?.objectType === 'SubStatement')
      throw malformed(`${place}.object`, 'must not be a SubStatement within a SubStatement')
    parts(inner, place)
    thing(inner, place)
  } else if (kind === 'StatementRef') statementRef(one.object, place)
  else if (kind === 'Agent' || kind === 'Group') actor(one.object, place)
  else activity(one.object, place)
}
