import type { Db } from '../../../kernel/database/index.ts'
import { malformed, XapiFault } from '../fault.ts'
import type { Json } from '../statement/primitive.ts'

/** A request to the store of one holder, whoever brought it and however it was let in. */
export interface XapiRequest {
  method: string
  /** Below the endpoint: `/statements`. */
  path: string
  query: URLSearchParams
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
}

/** In whose store, for whom, when. */
export interface XapiStore {
  db: Db
  holder: string
  /** Who vouches for what comes in: the sender, as the store knows it. */
  authority: Json
  now: Date
  /** The path of the endpoint, for the address of the next page. */
  base: string
}

export interface XapiAnswer {
  status: number
  headers: Record<string, string>
  body: Buffer | string | null
}

export const VERSION = '2.0.0'

/** An answer of JSON. */
export const json = (value: unknown, headers: Record<string, string> = {}, status = 200): XapiAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

export const nothing = (headers: Record<string, string> = {}): XapiAnswer => ({
  status: 204,
  headers,
  body: null,
})

/** The parameters of a request, each of them known and there once. */
export function parameters<const K extends string>(
  { query }: XapiRequest,
  known: readonly K[],
): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {}
  for (const [key, value] of query) {
    if (!known.includes(key as K)) throw malformed(`?${key}`, 'is not a parameter that is known here')
    if (found[key as K] !== undefined) throw malformed(`?${key}`, 'must not be there twice')
    found[key as K] = value
  }
  return found
}

/** A parameter that must be there. */
export function needed(value: string | undefined, name: string): string {
  if (value === undefined) throw malformed(`?${name}`, 'is missing')
  return value
}

/** Reads JSON, or says where it is none. */
export function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw malformed(place, 'is no JSON')
  }
}

export const mediaType = (header: string | undefined): string =>
  (header ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** No such resource, or none for this method. */
export function noResource({ method, path }: XapiRequest): XapiFault {
  return new XapiFault(method === 'GET' || method === 'HEAD' ? 404 : 405, path, `has nothing for ${method}`)
}
