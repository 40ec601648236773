import { CompactEncrypt, compactDecrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { Sealer } from '../../kernel/sealing/index.ts'
import type { Session } from './store/sessions.ts'

const ALGORITHM = 'ECDH-ES'
const CONTENT = 'A256GCM'
const CURVE = 'P-256'

/**
 * A session's own pair of keys. The public one goes to the machines, which seal with it what they keep; only the server opens that
 * again, with the secret one, which is kept sealed and leaves it never.
 */
export async function newSessionKey(
  sealer: Pick<Sealer, 'seal'>,
  session: string,
): Promise<{ publicKey: JWK; secretKey: string }> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { crv: CURVE, extractable: true })
  return {
    publicKey: await exportJWK(publicKey),
    secretKey: sealer.seal(JSON.stringify(await exportJWK(privateKey)), contextOf(session)),
  }
}

const contextOf = (session: string): string => `sitting_session.secret_key:${session}`

/** Seals a save for the server, as a machine does: for one candidate of one session, whose names are part of what is sealed. */
export async function sealSave(publicKey: JWK, of: SealedFor, save: unknown): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(save)))
    .setProtectedHeader({ alg: ALGORITHM, enc: CONTENT, ...of })
    .encrypt(await importJWK(publicKey, ALGORITHM))
}

/** For whom something is sealed: what is moved to another candidate or session does not open there. */
export interface SealedFor {
  session: string
  sitting: string
}

/** Opens what machines of one session sealed; each answer says for which candidate it was. Throws what jose throws. */
export async function openerOf(
  sealer: Pick<Sealer, 'open'>,
  { id, secretKey }: Pick<Session, 'id' | 'secretKey'>,
): Promise<(sealed: string) => Promise<{ of: Partial<SealedFor>; save: unknown }>> {
  const key = await importJWK(JSON.parse(sealer.open(secretKey, contextOf(id))) as JWK, ALGORITHM)
  return async (sealed) => {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: [ALGORITHM],
      contentEncryptionAlgorithms: [CONTENT],
    })
    const { session, sitting } = protectedHeader as Partial<SealedFor>
    return {
      of: { ...(session ? { session } : {}), ...(sitting ? { sitting } : {}) },
      save: JSON.parse(new TextDecoder().decode(plaintext)),
    }
  }
}
