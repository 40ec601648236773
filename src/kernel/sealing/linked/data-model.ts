import type { Linked } from './proof.ts'
import { digestFits } from './published.ts'

/**
 * What the VC Data Model 2.0 asks besides what the library looks at; the first fault with its place, or null. A related
 * resource is never fetched: a digest is compared where the resource is one that we know.
 */
export function modelFault(credential: Linked): string | null {
  for (const name of ['refreshService', 'credentialSchema', 'termsOfUse', 'evidence'])
    for (const [at, one] of each(credential[name]))
      if (!isObject(one) || !hasType(one)) return `${name}[${at}]：要写明 type`
  for (const [at, one] of each(credential.credentialSchema))
    if (!isObject(one) || !isUrl(one.id)) return `credentialSchema[${at}].id：要是一个网址`
  return relatedFault(credential.relatedResource)
}

function relatedFault(related: unknown): string | null {
  const seen = new Set<string>()
  for (const [at, one] of each(related)) {
    const place = `relatedResource[${at}]`
    if (!isObject(one)) return `${place}：要是有 id 和摘要的一项`
    if (!isUrl(one.id)) return `${place}.id：要是一个网址`
    if (seen.has(one.id)) return `${place}.id：同一个资源写了两次`
    const digests = [one.digestSRI, one.digestMultibase].filter((digest) => digest !== undefined)
    if (digests.length === 0) return `${place}：要有 digestSRI 或 digestMultibase`
    for (const digest of digests)
      if (typeof digest !== 'string' || digestFits(one.id, digest) === false)
        return `${place}：摘要与 ${one.id.slice(0, 200)} 公布过的任何一版都不符`
    seen.add(one.id)
  }
  return null
}

/** One or many, as JSON-LD has it. */
const each = (value: unknown): [number, unknown][] => [
  ...(value === undefined ? [] : [value].flat()).entries(),
]

const isObject = (value: unknown): value is Linked =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasType = ({ type }: Linked): boolean =>
  typeof type === 'string' ? type !== '' : Array.isArray(type) && type.length > 0

const isUrl = (value: unknown): value is string => typeof value === 'string' && URL.canParse(value)
