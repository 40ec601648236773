import { malformed } from '../fault.ts'

export type Json = Record<string, unknown>

const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const LANGUAGE =
  /^((?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+|i-[a-z0-9]+(?:-[a-z0-9]+)*)$/i
const DURATION =
  /^P(?:\d+(?:\.\d+)?W|(?=\d|T\d)(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?D)?(?:T(?=\d)(?:\d+(?:\.\d+)?H)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?S)?)?)$/
const TIMESTAMP = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d(?::?\d\d)?)?$/i

/** An object with no other properties than these; what is null is never allowed. */
export function object(value: unknown, at: string, known: readonly string[]): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(at, 'expects an object')
  for (const [key, one] of Object.entries(value)) {
    if (!known.includes(key)) throw malformed(`${at}.${key}`, 'is not a property that is known here')
    if (one === null) throw malformed(`${at}.${key}`, 'must not be null; leave it out')
  }
  return value as Json
}

/** A list, each of whose items is checked with its place. */
export function list(value: unknown, at: string, each: (one: unknown, at: string) => void): unknown[] {
  if (!Array.isArray(value)) throw malformed(at, 'expects a list')
  value.forEach((one, index) => {
    each(one, `${at}[${index}]`)
  })
  return value
}

export function text(value: unknown, at: string): string {
  if (typeof value !== 'string') throw malformed(at, 'expects a string')
  return value
}

export function flag(value: unknown, at: string): void {
  if (typeof value !== 'boolean') throw malformed(at, 'expects true or false')
}

export function number(value: unknown, at: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw malformed(at, 'expects a number')
  return value
}

/** An absolute IRI (with its scheme). */
export function iri(value: unknown, at: string): string {
  if (!IRI.test(text(value, at))) throw malformed(at, 'expects an absolute IRI')
  return value as string
}

export function uuid(value: unknown, at: string): string {
  if (!UUID.test(text(value, at))) throw malformed(at, 'expects a UUID (RFC 4122)')
  return value as string
}

export function language(value: unknown, at: string): void {
  if (!LANGUAGE.test(text(value, at))) throw malformed(at, 'expects a language tag (RFC 5646)')
}

export function duration(value: unknown, at: string): void {
  if (!DURATION.test(text(value, at))) throw malformed(at, 'expects a duration (ISO 8601)')
}

/** A moment (RFC 3339), as UTC; an unknown offset (-00:00) is none. */
export function moment(value: unknown, at: string): string {
  const found = TIMESTAMP.exec(text(value, at))
  if (!found) throw malformed(at, 'expects a timestamp (RFC 3339)')
  const [, day = '', time = '', zone = 'Z'] = found
  if (/^-00(:?00)?$/.test(zone)) throw malformed(at, 'must not have the unknown offset -00:00')
  const offset = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
  const millis = Date.parse(`${day}T${time}${offset.toUpperCase()}`)
  if (Number.isNaN(millis)) throw malformed(at, 'is no moment of the calendar')
  const exact = new Date(millis).toISOString()
  const finer = /\.(\d{3})(\d+)/.exec(time)
  return finer ? exact.replace(/\.\d{3}Z$/, `.${finer[1]}${finer[2]}Z`) : exact
}

/** Texts by language. */
export function languageMap(value: unknown, at: string): void {
  const map = anyObject(value, at)
  for (const [key, one] of Object.entries(map)) {
    language(key, `${at}.${key}`)
    text(one, `${at}.${key}`)
  }
}

/** Extensions: anything, by IRI. */
export function extensions(value: unknown, at: string): void {
  for (const key of Object.keys(anyObject(value, at))) iri(key, `${at}.${key}`)
}

/** An object whose properties are named freely. */
export function anyObject(value: unknown, at: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(at, 'expects an object')
  return value as Json
}

/** Checks a property where it is there. */
export function optional(
  of: Json,
  key: string,
  at: string,
  check: (value: unknown, at: string) => void,
): void {
  if (of[key] !== undefined) check(of[key], `${at}.${key}`)
}
