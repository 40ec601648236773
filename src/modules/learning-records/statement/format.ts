import { keyOf } from './actor.ts'
import type { Json } from './primitive.ts'

export const FORMATS = ['exact', 'ids', 'canonical'] as const
export type Format = (typeof FORMATS)[number]

/** A statement as it is asked for (4.1.6.1, `format`); definitions are what the store knows of each activity. */
export function formatted(
  statement: Json,
  format: Format,
  known: ReadonlyMap<string, Json>,
  languages: readonly string[],
): Json {
  if (format === 'exact') return statement
  return format === 'ids'
    ? (mapped(statement, onlyId) as Json)
    : (mapped(statement, (one) => canonical(one, known, languages)) as Json)
}

/** Each actor, verb and activity of a statement, changed; the rest stays. */
function mapped(value: unknown, change: (one: Json) => Json | null, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => mapped(one, change, key))
  if (typeof value !== 'object' || value === null || key === 'extensions') return value
  const changed = change(value as Json)
  if (changed) return changed
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapped(one, change, name)]))
}

const isActor = (one: Json) =>
  one.objectType === 'Agent' || one.objectType === 'Group' || (keyOf(one) !== null && !('id' in one))
const isNamed = (one: Json) =>
  typeof one.id === 'string' && ('display' in one || 'definition' in one || one.objectType === 'Activity')

function onlyId(one: Json): Json | null {
  if (isActor(one)) {
    const { objectType, mbox, mbox_sha1sum, openid, account, member } = one
    const said = { objectType, mbox, mbox_sha1sum, openid, account }
    const own = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
    return keyOf(one) === null && Array.isArray(member)
      ? { ...own, member: member.map((each) => onlyId(each as Json) ?? each) }
      : own
  }
  return isNamed(one) ? { id: one.id } : null
}

function canonical(one: Json, known: ReadonlyMap<string, Json>, languages: readonly string[]): Json | null {
  if (isActor(one)) return one
  if (typeof one.id !== 'string' || one.objectType === 'StatementRef' || 'actor' in one) return null
  const definition = known.get(one.id) ?? (one.definition as Json | undefined)
  return {
    ...one,
    ...(one.display ? { display: inOne(one.display as Json, languages) } : {}),
    ...(definition ? { definition: spoken(definition, languages) } : {}),
  }
}

/** A definition with each text in one language. */
function spoken(definition: Json, languages: readonly string[]): Json {
  return Object.fromEntries(
    Object.entries(definition).map(([key, value]) => {
      if (key === 'name' || key === 'description') return [key, inOne(value as Json, languages)]
      if (['choices', 'scale', 'source', 'target', 'steps'].includes(key))
        return [
          key,
          (value as Json[]).map((one) =>
            one.description ? { ...one, description: inOne(one.description as Json, languages) } : one,
          ),
        ]
      return [key, value]
    }),
  )
}

/** The text in the language that is wanted most, else in the first there is. */
function inOne(map: Json, languages: readonly string[]): Json {
  const keys = Object.keys(map)
  const matches = [
    (key: string, wanted: string) => key === wanted,
    (key: string, wanted: string) => key.startsWith(`${wanted}-`) || wanted.startsWith(`${key}-`),
  ]
  const best =
    languages
      .flatMap((wanted) => matches.map((good) => keys.find((key) => good(key.toLowerCase(), wanted))))
      .find((key) => key !== undefined) ?? keys[0]
  return best === undefined ? {} : { [best]: map[best] }
}

/** The languages of an Accept-Language header, the most wanted first. */
export function wantedLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=')
      return { tag: tag.toLowerCase(), quality: Number(quality ?? 1) }
    })
    .filter(({ tag, quality }) => tag !== '' && tag !== '*' && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag)
}
