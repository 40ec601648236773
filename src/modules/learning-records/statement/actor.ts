import { malformed } from '../fault.ts'
import { iri, type Json, list, object, optional, text } from './primitive.ts'

const IDENTIFIERS = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const
const AGENT = ['objectType', 'name', ...IDENTIFIERS]
const MAILTO = /^mailto:[^\s@<>]+@[^\s@<>]+\.?[^\s@<>]*$/i

/** An Agent or a Group (4.2.2.1). */
export function actor(value: unknown, at: string): void {
  if ((value as Json | null)?.objectType === 'Group') group(value, at)
  else agent(value, at)
}

/** One person or system, known by exactly one identifier. */
export function agent(value: unknown, at: string): void {
  const one = object(value, at, AGENT)
  if (one.objectType !== undefined && one.objectType !== 'Agent')
    throw malformed(`${at}.objectType`, 'expects "Agent" (or "Group" where a group may stand)')
  optional(one, 'name', at, text)
  if (identifiers(one, at) !== 1) throw malformed(at, `expects exactly one of ${IDENTIFIERS.join(', ')}`)
}

/** A Group: known by one identifier, or anonymous by its members. */
export function group(value: unknown, at: string): void {
  const one = object(value, at, [...AGENT, 'member'])
  if (one.objectType !== 'Group') throw malformed(`${at}.objectType`, 'expects "Group"')
  optional(one, 'name', at, text)
  optional(one, 'member', at, (members, place) => list(members, place, agent))
  const known = identifiers(one, at)
  if (known > 1) throw malformed(at, `expects at most one of ${IDENTIFIERS.join(', ')}`)
  if (known === 0 && !(Array.isArray(one.member) && one.member.length > 0))
    throw malformed(`${at}.member`, 'expects the members of an anonymous group')
}

/** Who vouches for a statement: an Agent, or an anonymous Group of an application and its user (OAuth). */
export function authority(value: unknown, at: string): void {
  actor(value, at)
  const one = value as Json
  if (one.objectType !== 'Group') return
  if (keyOf(one) !== null || (one.member as unknown[]).length !== 2)
    throw malformed(at, 'expects an Agent, or an anonymous Group of two')
}

function identifiers(one: Json, at: string): number {
  optional(one, 'mbox', at, (value, place) => {
    if (!MAILTO.test(text(value, place))) throw malformed(place, 'expects mailto: and an address')
  })
  optional(one, 'mbox_sha1sum', at, (value, place) => {
    if (!/^[0-9a-f]{40}$/i.test(text(value, place))) throw malformed(place, 'expects 40 hexadecimal digits')
  })
  optional(one, 'openid', at, iri)
  optional(one, 'account', at, (value, place) => {
    const account = object(value, place, ['homePage', 'name'])
    iri(account.homePage, `${place}.homePage`)
    text(account.name, `${place}.name`)
  })
  return IDENTIFIERS.filter((key) => one[key] !== undefined).length
}

/** By what an actor is found again; null for an anonymous group. */
export function keyOf(one: Json): string | null {
  for (const key of IDENTIFIERS) {
    const value = one[key]
    if (typeof value === 'string') return `${key}:${value}`
    if (value) return `${key}:${(value as Json).homePage} ${(value as Json).name}`
  }
  return null
}
