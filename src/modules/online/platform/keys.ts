import { createHash, createPublicKey, type KeyObject, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

const ALGORITHMS = ['ed25519', 'ecdsa-p256-sha256', 'rsa-pss-sha512'] as const
export type KeyAlgorithm = (typeof ALGORITHMS)[number]

const LEAST_RSA_BITS = 2048

/** What a public key is good for; null where it is none that is taken, or a private one. */
export function publicKeyIn(
  pem: string,
): { algorithm: KeyAlgorithm; pem: string; fingerprint: string } | null {
  if (/PRIVATE KEY/.test(pem)) return null
  let key: KeyObject
  try {
    key = createPublicKey(pem)
  } catch {
    return null
  }
  const algorithm = algorithmOf(key)
  if (!algorithm) return null
  const der = key.export({ type: 'spki', format: 'der' })
  return {
    algorithm,
    pem: key.export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: createHash('sha256').update(der).digest('hex'),
  }
}

function algorithmOf(key: KeyObject): KeyAlgorithm | null {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key
  if (type === 'ed25519') return 'ed25519'
  if (type === 'ec' && details?.namedCurve === 'prime256v1') return 'ecdsa-p256-sha256'
  if (type === 'rsa' && (details?.modulusLength ?? 0) >= LEAST_RSA_BITS) return 'rsa-pss-sha512'
  return null
}

const Key = z.object({
  id: z.string(),
  platform: z.string(),
  algorithm: z.enum(ALGORITHMS),
  pem: z.string(),
  fingerprint: z.string(),
  registered_at: z.date(),
  withdrawn_at: z.date().nullable(),
})
export type PlatformKey = z.output<typeof Key>

/** Registers a key; null where it is registered already, by whomever. */
export async function insertKey(
  db: Db,
  platform: string,
  one: { algorithm: KeyAlgorithm; pem: string; fingerprint: string },
  at: Date,
): Promise<string | null> {
  const id = randomUUID()
  const { rows } =
    await sql`insert into online_platform_key (id, platform, algorithm, pem, fingerprint, registered_at)
    values (${id}::uuid, ${platform}::uuid, ${one.algorithm}, ${one.pem}, ${one.fingerprint}, ${at})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0 ? id : null
}

/** The keys of a platform, the latest first. */
export const keysOf = (db: Db, platform: string): Promise<PlatformKey[]> =>
  readRows(
    Key,
    sql`select id, platform, algorithm, pem, fingerprint, registered_at, withdrawn_at from online_platform_key
    where platform = ${platform}::uuid order by registered_at desc, id`,
    db,
  )

/** A key by its name; null where there is none. */
export async function keyById(db: Db, id: string): Promise<PlatformKey | null> {
  const [row] = await readRows(
    Key,
    sql`select id, platform, algorithm, pem, fingerprint, registered_at, withdrawn_at from online_platform_key
    where id = ${id}::uuid`,
    db,
  )
  return row ?? null
}

/** From now on nothing that is signed with it is taken; false where it is not the platform's, or withdrawn already. */
export async function withdrawKey(db: Db, platform: string, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update online_platform_key set withdrawn_at = ${at} where id = ${id}::uuid
    and platform = ${platform}::uuid and withdrawn_at is null returning id`.execute(db)
  return rows.length > 0
}
