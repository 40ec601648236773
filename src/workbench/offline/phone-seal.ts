import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { call } from '../api/call.ts'

/** What seals what a phone keeps for one account, and opens it again (本机密封). */
export interface PhoneSeal {
  /** Tells one account's from another's on this phone, and nothing else. */
  owner: string
  seal(value: unknown): Promise<string>
  /** Null where it is not this account's. */
  open(sealed: string): Promise<unknown>
}

interface Held {
  owner: string
  /** The newest first; they cannot be taken out of the browser. */
  keys: CryptoKey[]
}
interface Schema extends DBSchema {
  held: { key: string; value: Held }
}
/** What it is called on this phone: the worker of phone pages removes it once nobody is signed in. */
const DATABASE = 'haihe-phone-key'

let opened: Promise<IDBPDatabase<Schema>> | null = null
const store = () => {
  opened ??= openDB<Schema>(DATABASE, 1, { upgrade: (db) => void db.createObjectStore('held') })
  return opened
}

let found: Promise<PhoneSeal | null> | null = null

/**
 * The seal of whoever is signed in: the server gives its key to that account's session only, and this phone holds it, not to be taken out, until
 * somebody else signs in. Null where the browser cannot seal: a page without HTTPS.
 */
export function phoneSeal(): Promise<PhoneSeal | null> {
  found ??= find().catch((error) => {
    found = null
    throw error
  })
  return found
}

async function find(): Promise<PhoneSeal | null> {
  if (globalThis.crypto?.subtle === undefined) return null
  const { phone } = await call<{ phone?: string | null }>('GET', '/identity/me')
  if (!phone) return null
  const db = await store()
  const held = await db.get('held', 'now')
  // Of whoever was signed in before, nothing opens here any more.
  if (held && held.owner !== phone) await db.delete('held', 'now')
  const fresh = await fetched(phone).catch((error) => {
    if (held?.owner === phone) return held
    throw error
  })
  await db.put('held', fresh, 'now')
  return sealOf(fresh)
}

async function fetched(owner: string): Promise<Held> {
  const { keys } = await call<{ keys: string[] }>('GET', '/identity/phone-key')
  return { owner, keys: await Promise.all(keys.map(imported)) }
}

const imported = (hex: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytesOf(hex), 'AES-GCM', false, ['encrypt', 'decrypt'])

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))

const NONCE = 12

function sealOf({ owner, keys }: Held): PhoneSeal {
  return {
    owner,
    async seal(value) {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE))
      const plain = new TextEncoder().encode(JSON.stringify(value))
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, keys[0] as CryptoKey, plain)
      return toText(new Uint8Array([...iv, ...new Uint8Array(sealed)]))
    },
    async open(sealed) {
      const bytes = Uint8Array.from(atob(sealed), (one) => one.charCodeAt(0))
      for (const key of keys)
        try {
          const plain = await crypto.subtle.decrypt(
            { name: 'AES-GCM', iv: bytes.slice(0, NONCE) },
            key,
            bytes.slice(NONCE),
          )
          return JSON.parse(new TextDecoder().decode(plain))
        } catch {
          // Under an earlier key, or somebody else's.
        }
      return null
    },
  }
}

function toText(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
