import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { type CityKeys, type KeyRing, newestOf, type SecretKey } from './key/keys.ts'
import { ALGORITHMS, hmacOf, NONCE_BYTES, type Suite, TAG_BYTES } from './suite/suite.ts'

/** Seals columns that hold identity numbers, phones and accounts (敏感字段加密), and makes their look-up codes. */
export interface Sealer {
  suite: Suite
  /**
   * `v1.<key id>.<base64url>`. The context, as `person.phone:42`, is authenticated: what is moved to another
   * row or column does not open there.
   */
  seal(plain: string, context: string): string
  /** The same for a file's bytes: `v1.<key id>\n`, then nonce and ciphertext as they are. */
  sealBytes(plain: Uint8Array, context: string): Buffer
  /** The bytes; throws `Unsealable` like `open`. */
  openBytes(sealed: Uint8Array, context: string): Buffer
  /** The text; throws `Unsealable` for an unknown key, another context or any changed bit. */
  open(sealed: string, context: string): string
  /** The same text under the newest key; unchanged when it is under it already. */
  reseal(sealed: string, context: string): string
  /** Keyed digest for look-up and uniqueness (hex), different for each purpose, as `person.id-number`. */
  mac(plain: string, purpose: string): string
  /** The look-up codes under all known keys, newest first: what to search for while the look-up key is changed. */
  macs(plain: string, purpose: string): string[]
}

/** Thrown in words when a sealed text cannot be opened; never holds text or key. */
export class Unsealable extends Error {
  override name = 'Unsealable'
  constructor(why: string) {
    super(`密文无法解开：${why}`)
  }
}

/** A longer text is a file, which has a door of its own. */
const LONGEST = 4 * 1024 * 1024

/** A sealer whose new texts use the newest key of `suite`; texts of any key in the ring open. */
export function makeSealer({ suite, keys }: CityKeys): Sealer {
  const sealing = new Map(keys.sealing.map((key) => [key.id, loaded(key)]))
  const newest = loaded(newestOf(keys.sealing, suite))
  const lookups = lookupKeys(keys, suite)

  function enclose(plain: Buffer, context: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES)
    return Buffer.concat([
      nonce,
      ALGORITHMS[newest.suite].seal(newest.key, nonce, plain, bound(newest.id, context)),
    ])
  }

  function disclose(id: string, bytes: Buffer, context: string): Buffer {
    const key = sealing.get(id)
    if (!key) throw new Unsealable(`没有编号为 ${id} 的密钥`)
    try {
      const nonce = bytes.subarray(0, NONCE_BYTES)
      return ALGORITHMS[key.suite].open(key.key, nonce, bytes.subarray(NONCE_BYTES), bound(id, context))
    } catch {
      throw new Unsealable('密钥不符，或内容被改动、被移到别处')
    }
  }

  function seal(plain: string, context: string): string {
    if (!plain.isWellFormed() || Buffer.byteLength(plain) > LONGEST) {
      throw new RangeError('要加密的文字不完整或过长')
    }
    return `v1.${newest.id}.${enclose(Buffer.from(plain), context).toString('base64url')}`
  }

  function open(sealed: string, context: string): string {
    const { id, bytes } = parts(sealed)
    return disclose(id, bytes, context).toString()
  }

  return {
    suite,
    seal,
    open,
    sealBytes: (plain, context) =>
      Buffer.concat([Buffer.from(`v1.${newest.id}\n`), enclose(Buffer.from(plain), context)]),
    openBytes(sealed, context) {
      const all = Buffer.from(sealed)
      const end = all.indexOf('\n')
      const [, id] =
        /^v1\.([a-z0-9-]{1,40})$/.exec(all.subarray(0, Math.max(0, end)).toString('latin1')) ?? []
      if (!id || all.length < end + 1 + NONCE_BYTES + TAG_BYTES) throw new Unsealable('格式不符')
      return disclose(id, all.subarray(end + 1), context)
    },
    reseal: (sealed, context) =>
      parts(sealed).id === newest.id ? sealed : seal(open(sealed, context), context),
    mac: (plain, purpose) => macOf(lookups[0]!, plain, purpose),
    macs: (plain, purpose) => lookups.map((key) => macOf(key, plain, purpose)),
  }
}

interface LoadedKey {
  id: string
  suite: Suite
  key: KeyObject
}

function loaded({ id, suite, secret }: SecretKey): LoadedKey {
  const bytes = Buffer.from(secret, 'base64url')
  return { id, suite, key: createSecretKey(bytes) }
}

function lookupKeys(keys: KeyRing, suite: Suite): LoadedKey[] {
  const newest = newestOf(keys.lookup, suite)
  return [newest, ...keys.lookup.filter((key) => key !== newest).reverse()].map(loaded)
}

const bound = (id: string, context: string) => Buffer.from(`v1.${id}\n${context}`)

/** Only the one spelling that `seal` writes is read, so that a changed text is always a refused text. */
function parts(sealed: string): { id: string; bytes: Buffer } {
  const [, id, body] = /^v1\.([a-z0-9-]{1,40})\.([A-Za-z0-9_-]+)$/.exec(sealed) ?? []
  if (!id || !body) throw new Unsealable('格式不符')
  const bytes = Buffer.from(body, 'base64url')
  if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== body) {
    throw new Unsealable('格式不符')
  }
  return { id, bytes }
}

function macOf({ suite, key }: LoadedKey, plain: string, purpose: string): string {
  if (!/^[a-z][a-z0-9.-]*$/.test(purpose))
    throw new RangeError('查找码的用途只能用小写字母、数字、点和连字符')
  return hmacOf(suite, key, `${purpose}\0${plain}`)
}
