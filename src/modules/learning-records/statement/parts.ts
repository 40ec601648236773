import { malformed } from '../fault.ts'
import { activity } from './activity.ts'
import { actor, agent, group } from './actor.ts'
import {
  anyObject,
  duration,
  extensions,
  flag,
  iri,
  type Json,
  language,
  languageMap,
  list,
  number,
  object,
  optional,
  text,
  uuid,
} from './primitive.ts'

/** What was done (4.2.2.2). */
export function verb(value: unknown, at: string): void {
  const one = object(value, at, ['id', 'display'])
  iri(one.id, `${at}.id`)
  optional(one, 'display', at, languageMap)
}

/** A reference to another statement. */
export function statementRef(value: unknown, at: string): void {
  const one = object(value, at, ['objectType', 'id'])
  if (one.objectType !== 'StatementRef') throw malformed(`${at}.objectType`, 'expects "StatementRef"')
  uuid(one.id, `${at}.id`)
}

/** What came of it (4.2.2.4). */
export function result(value: unknown, at: string): void {
  const one = object(value, at, ['score', 'success', 'completion', 'response', 'duration', 'extensions'])
  optional(one, 'score', at, score)
  optional(one, 'success', at, flag)
  optional(one, 'completion', at, flag)
  optional(one, 'response', at, text)
  optional(one, 'duration', at, duration)
  optional(one, 'extensions', at, extensions)
}

function score(value: unknown, at: string): void {
  const one = object(value, at, ['scaled', 'raw', 'min', 'max'])
  for (const key of Object.keys(one)) number(one[key], `${at}.${key}`)
  const { scaled, raw, min, max } = one as Record<string, number | undefined>
  if (scaled !== undefined && (scaled < -1 || scaled > 1)) throw malformed(`${at}.scaled`, 'expects -1 to 1')
  if (min !== undefined && max !== undefined && min >= max)
    throw malformed(`${at}.min`, 'expects less than max')
  if (raw !== undefined && ((min !== undefined && raw < min) || (max !== undefined && raw > max)))
    throw malformed(`${at}.raw`, 'expects a value from min to max')
}

/** In what it was done (4.2.2.5); `ofActivity`: the object of the statement is an activity. */
export function context(value: unknown, at: string, ofActivity: boolean): void {
  const one = object(value, at, [
    'registration',
    'instructor',
    'team',
    'contextActivities',
    'contextAgents',
    'contextGroups',
    'revision',
    'platform',
    'language',
    'statement',
    'extensions',
  ])
  optional(one, 'registration', at, uuid)
  optional(one, 'instructor', at, actor)
  optional(one, 'team', at, group)
  optional(one, 'contextActivities', at, contextActivities)
  optional(one, 'contextAgents', at, (all, place) =>
    list(all, place, related('contextAgent', 'agent', agent)),
  )
  optional(one, 'contextGroups', at, (all, place) =>
    list(all, place, related('contextGroup', 'group', group)),
  )
  for (const key of ['revision', 'platform']) {
    optional(one, key, at, text)
    if (one[key] !== undefined && !ofActivity)
      throw malformed(`${at}.${key}`, 'belongs to statements about an activity')
  }
  optional(one, 'language', at, language)
  optional(one, 'statement', at, statementRef)
  optional(one, 'extensions', at, extensions)
}

function contextActivities(value: unknown, at: string): void {
  const one = object(value, at, ['parent', 'grouping', 'category', 'other'])
  for (const [key, found] of Object.entries(one)) {
    if (Array.isArray(found)) list(found, `${at}.${key}`, activity)
    else activity(found, `${at}.${key}`)
  }
}

const related =
  (type: string, key: string, who: (value: unknown, at: string) => void) =>
  (value: unknown, at: string): void => {
    const one = object(value, at, ['objectType', key, 'relevantTypes'])
    if (one.objectType !== type) throw malformed(`${at}.objectType`, `expects "${type}"`)
    who(one[key], `${at}.${key}`)
    optional(one, 'relevantTypes', at, (all, place) => {
      if (list(all, place, iri).length === 0) throw malformed(place, 'must not be empty')
    })
  }

/** What comes with a statement (4.2.2.6). */
export function attachment(value: unknown, at: string): void {
  const one = object(value, at, [
    'usageType',
    'display',
    'description',
    'contentType',
    'length',
    'sha2',
    'fileUrl',
  ])
  iri(one.usageType, `${at}.usageType`)
  languageMap(one.display, `${at}.display`)
  optional(one, 'description', at, languageMap)
  if (!/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(;.*)?$/.test(text(one.contentType, `${at}.contentType`)))
    throw malformed(`${at}.contentType`, 'expects a media type')
  if (!Number.isSafeInteger(one.length) || Number(one.length) < 0)
    throw malformed(`${at}.length`, 'expects a whole number of bytes')
  if (!/^[0-9a-f]{56,128}$/i.test(text(one.sha2, `${at}.sha2`)))
    throw malformed(`${at}.sha2`, 'expects a SHA-2 digest in hexadecimal digits')
  optional(one, 'fileUrl', at, iri)
}

/** The attachments of a statement, none where it has none. */
export const attachmentsOf = (statement: Json): Json[] => {
  const own = (statement.attachments ?? []) as Json[]
  const inner = anyObject(statement.object, 'object')
  return inner.objectType === 'SubStatement' ? [...own, ...((inner.attachments ?? []) as Json[])] : own
}
