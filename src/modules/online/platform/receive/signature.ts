import { createHash } from 'node:crypto'
import { createVerifier, httpbis } from 'http-message-signatures'
import { type Dictionary, isInnerList, parseDictionary } from 'structured-headers'
import { XapiFault } from '../../../learning-records/index.ts'
import type { KeyAlgorithm } from '../keys.ts'

/** A request as it came over the wire, whose signature is to be checked. */
export interface SignedRequest {
  method: string
  /** The address as its sender wrote it: the city's own, whatever stands before it. */
  target: string
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
}

/** What a signature says of itself, before it is checked. */
export interface SignatureClaims {
  key: string
  created: number
  nonce: string
}

const ALWAYS = ['@method', '@target-uri']
/** What must be signed where it is there. */
const WHERE_THERE = ['content-type', 'content-digest', 'if-match', 'if-none-match']
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const refused = (place: string, says: string): XapiFault => new XapiFault(401, place, says)

/**
 * Reads what a request says of its signature (RFC 9421): one signature, over method, address and, where there is a body, its
 * digest, with time, nonce and key.
 */
export function claimsOf({ headers, body }: SignedRequest): SignatureClaims {
  const inputs = dictionary(headers['signature-input'], 'signature-input')
  const [only, ...more] = [...inputs.values()]
  if (!only || more.length > 0) throw refused('signature-input', '要有一个签名，而且只有一个')
  if (!isInnerList(only)) throw refused('signature-input', '要列出签了哪些部分')
  const [items, params] = only
  const covered = items.map(([name, own]) => {
    if (typeof name !== 'string' || own.size > 0) throw refused('signature-input', '签的部分不带参数')
    return name
  })
  const needed = [
    ...ALWAYS,
    ...(body.length > 0 ? ['content-digest'] : []),
    ...WHERE_THERE.filter((name) => headers[name] !== undefined),
  ]
  for (const name of needed) if (!covered.includes(name)) throw refused('signature-input', `没有签上 ${name}`)
  const [key, created, nonce] = [params.get('keyid'), params.get('created'), params.get('nonce')]
  if (typeof key !== 'string' || !UUID.test(key))
    throw refused('signature-input', '没有 keyid，登记公钥时得到')
  if (typeof created !== 'number') throw refused('signature-input', '没有 created')
  if (typeof nonce !== 'string' || !/^[\w+/=-]{16,100}$/.test(nonce))
    throw refused('signature-input', '没有 nonce：16 到 100 个字母或数字，每次不同')
  return { key, created, nonce }
}

/** The body is the one that was signed (RFC 9530). */
export function requireDigest({ headers, body }: SignedRequest): void {
  if (body.length === 0) return
  const sums = dictionary(headers['content-digest'], 'content-digest')
  const known = [
    ['sha-256', 'sha256'],
    ['sha-512', 'sha512'],
  ] as const
  const given = known.filter(([name]) => sums.has(name))
  if (given.length === 0) throw refused('content-digest', '要有 sha-256 或 sha-512')
  for (const [name, hash] of given) {
    const [value] = sums.get(name) ?? []
    const own = createHash(hash).update(body).digest()
    if (!(value instanceof ArrayBuffer) || !own.equals(Buffer.from(value)))
      throw refused('content-digest', '和正文对不上：正文在路上变过')
  }
}

/** Whether the signature is that of this key; the algorithm is the key's own, whatever the request says. */
export async function requireSignature(
  { method, target, headers }: SignedRequest,
  key: { pem: string; algorithm: KeyAlgorithm },
): Promise<void> {
  const fields = Object.entries(headers).filter((one): one is [string, string] => one[1] !== undefined)
  let good: boolean | null = false
  try {
    good = await httpbis.verifyMessage(
      {
        // Whether it is of our time is asked by our own clock.
        notAfter: Number.MAX_SAFE_INTEGER,
        keyLookup: async () => ({ algs: [key.algorithm], verify: createVerifier(key.pem, key.algorithm) }),
      },
      { method, url: target, headers: Object.fromEntries(fields) },
    )
  } catch {
    good = false
  }
  if (good !== true) throw refused('signature', '和登记的公钥对不上')
}

function dictionary(header: string | undefined, place: string): Dictionary {
  try {
    return parseDictionary(header ?? '')
  } catch {
    throw refused(place, '写得不对（RFC 8941）')
  }
}
