import { malformed } from '../fault.ts'
import { extensions, iri, type Json, languageMap, list, object, optional, text } from './primitive.ts'

/** Which lists of components an interaction may have, by its type. */
const COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  'true-false': [],
  choice: ['choices'],
  'fill-in': [],
  'long-fill-in': [],
  matching: ['source', 'target'],
  performance: ['steps'],
  sequencing: ['choices'],
  likert: ['scale'],
  numeric: [],
  other: [],
}
const ALL_COMPONENTS = ['choices', 'scale', 'source', 'target', 'steps']

/** An Activity (4.2.2.3). */
export function activity(value: unknown, at: string): void {
  const one = object(value, at, ['objectType', 'id', 'definition'])
  if (one.objectType !== undefined && one.objectType !== 'Activity')
    throw malformed(`${at}.objectType`, 'expects "Activity"')
  iri(one.id, `${at}.id`)
  optional(one, 'definition', at, definition)
}

/** What an activity is, with the interaction that it asks for. */
export function definition(value: unknown, at: string): void {
  const one = object(value, at, [
    'name',
    'description',
    'type',
    'moreInfo',
    'extensions',
    'interactionType',
    'correctResponsesPattern',
    ...ALL_COMPONENTS,
  ])
  optional(one, 'name', at, languageMap)
  optional(one, 'description', at, languageMap)
  optional(one, 'type', at, iri)
  optional(one, 'moreInfo', at, iri)
  optional(one, 'extensions', at, extensions)
  optional(one, 'correctResponsesPattern', at, (patterns, place) => list(patterns, place, text))
  interaction(one, at)
}

function interaction(one: Json, at: string): void {
  const asked = ['correctResponsesPattern', ...ALL_COMPONENTS].filter((key) => one[key] !== undefined)
  if (one.interactionType === undefined) {
    if (asked.length > 0) throw malformed(`${at}.interactionType`, `is needed with ${asked.join(', ')}`)
    return
  }
  const fitting = COMPONENTS[text(one.interactionType, `${at}.interactionType`)]
  if (!fitting)
    throw malformed(`${at}.interactionType`, `expects one of ${Object.keys(COMPONENTS).join(', ')}`)
  for (const key of ALL_COMPONENTS) {
    if (one[key] === undefined) continue
    if (!fitting.includes(key)) throw malformed(`${at}.${key}`, `does not belong to ${one.interactionType}`)
    components(one[key], `${at}.${key}`)
  }
}

function components(value: unknown, at: string): void {
  const ids = list(value, at, (one, place) => {
    const component = object(one, place, ['id', 'description'])
    text(component.id, `${place}.id`)
    optional(component, 'description', place, languageMap)
  }).map((one) => (one as Json).id)
  if (new Set(ids).size < ids.length) throw malformed(at, 'must not have an id twice')
}
