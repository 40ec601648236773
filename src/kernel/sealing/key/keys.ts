import { createECDH, generateKeyPairSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { ALGORITHMS, SUITES, type Suite } from '../suite/suite.ts'

const id = z.string().regex(/^[a-z0-9-]{1,40}$/, 'a key id has small letters, digits and hyphens')
const suite = z.enum(SUITES)
const secret = z.base64url().min(20).max(200)
const Secret = z.strictObject({ id, suite, secret })
const Sealing = Secret.refine(
  (key) => bytesIn(key.secret) === ALGORITHMS[key.suite].sealingKeyBytes,
  'a sealing key has 32 bytes (international) or 16 (guomi)',
)
const Lookup = Secret.refine((key) => bytesIn(key.secret) >= 32, 'a look-up key has at least 32 bytes')
const Signing = z.strictObject({
  id,
  suite,
  /** Coordinates as in a JSON Web Key; Ed25519 has no y. */
  x: secret,
  y: secret.optional(),
  /** The private part; absent once the key only verifies. */
  d: secret.optional(),
})

const KeyRing = z
  .strictObject({
    sealing: z.array(Sealing).min(1).max(100),
    lookup: z.array(Lookup).min(1).max(100),
    signing: z.array(Signing).min(1).max(100),
  })
  .refine((ring) => Object.values(ring).every(idsDiffer), 'two keys have the same id')

export const CityKeys = z.strictObject({
  suite,
  /** Made by itself for a demo: of no use to a real city. */
  demo: z.literal(true).optional(),
  /** The look-up key that is known already and not used yet: the first of the list. */
  coming: id.optional(),
  keys: KeyRing,
})

/**
 * All keys of a city (密钥环) and the suite that new seals and signatures use. In each list the last key of a
 * suite is the newest and is the one that is used; the others open and verify what was made before.
 */
export type CityKeys = z.infer<typeof CityKeys>
export type KeyRing = z.infer<typeof KeyRing>
export type KeyUse = keyof KeyRing
export type SecretKey = z.infer<typeof Secret>
export type SigningKey = z.infer<typeof Signing>

/** Fresh keys, one of each use, from the system's random source. */
export function makeKeys(of: Suite): CityKeys {
  return {
    suite: of,
    keys: { sealing: [sealingKey(of)], lookup: [lookupKey(of)], signing: [signingKey(of)] },
  }
}

/** The keys with a newer one for one use (轮换); older keys stay until nothing needs them. */
export function withNewKey({ suite, keys, ...rest }: CityKeys, use: KeyUse): CityKeys {
  const make = { sealing: sealingKey, lookup: lookupKey, signing: signingKey }[use]
  return { ...rest, suite, keys: { ...keys, [use]: [...keys[use], make(suite)] } }
}

/**
 * The first of two steps by which look-up codes get another key (查找码换密钥): the newer key is known, so that what is
 * written with it is found, but nothing is written with it yet. It stands first, the one in use last.
 */
export function withComingLookup({ suite, keys, ...rest }: CityKeys): CityKeys {
  const coming = lookupKey(suite)
  return { ...rest, suite, coming: coming.id, keys: { ...keys, lookup: [coming, ...keys.lookup] } }
}

/** The second step, once every server knows it: the newer key is used; null where none is coming. */
export function withComingInUse({ coming, keys, ...rest }: CityKeys): CityKeys | null {
  const key = keys.lookup.find(({ id }) => id === coming)
  if (!key) return null
  return { ...rest, keys: { ...keys, lookup: [...keys.lookup.filter((one) => one !== key), key] } }
}

/** The keys turned to another suite, with a key for each use that had none in it. */
export function inSuite(city: CityKeys, of: Suite): CityKeys {
  const { suite, keys, ...rest } = city
  if (suite === of) return city
  const uses = Object.keys(keys) as KeyUse[]
  const missing = uses.filter((use) => !keys[use].some((key: { suite: Suite }) => key.suite === of))
  return missing.reduce(withNewKey, { ...rest, suite: of, keys })
}

/** The newest key of a suite; throws in words when there is none. */
export function newestOf<K extends { suite: Suite }>(keys: readonly K[], of: Suite): K {
  const found = keys.findLast((key) => key.suite === of)
  if (!found) throw new Error(`密钥文件里没有 ${of} 算法套件的密钥，请先生成`)
  return found
}

function idsDiffer(keys: readonly { id: string }[]): boolean {
  return new Set(keys.map((key) => key.id)).size === keys.length
}

const bytesIn = (base64url: string) => Buffer.from(base64url, 'base64url').length

const newId = (use: string) => `${use}-${randomBytes(4).toString('hex')}`

function sealingKey(of: Suite): SecretKey {
  const bytes = ALGORITHMS[of].sealingKeyBytes
  return { id: newId('s'), suite: of, secret: randomBytes(bytes).toString('base64url') }
}

function lookupKey(of: Suite): SecretKey {
  return { id: newId('m'), suite: of, secret: randomBytes(32).toString('base64url') }
}

function signingKey(of: Suite): SigningKey {
  return { id: newId('k'), suite: of, ...(of === 'guomi' ? sm2Pair() : ed25519Pair()) }
}

function ed25519Pair() {
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return { x: x as string, d: d as string }
}

function sm2Pair() {
  const pair = createECDH('SM2')
  const point = pair.generateKeys()
  return {
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    d: Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url'),
  }
}
