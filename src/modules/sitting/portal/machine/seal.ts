import { CompactEncrypt, importJWK, type JWK } from 'jose'

/** Seals for the server, for one candidate of one session; this machine cannot open it again. */
export async function sealer(
  key: Record<string, unknown>,
  of: { session: string; sitting: string },
): Promise<(save: unknown) => Promise<string>> {
  const imported = await importJWK(key as JWK, 'ECDH-ES')
  return (save) =>
    new CompactEncrypt(new TextEncoder().encode(JSON.stringify(save)))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', session: of.session, sitting: of.sitting })
      .encrypt(imported)
}

/** Whether this browser can seal at all: only a page from a secure address may. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined

/** What Safe Exam Browser says of itself, where the page runs in it. */
export async function browserSays(): Promise<{ address: string; hash: string } | null> {
  const security = (globalThis as { SafeExamBrowser?: { security?: SebSecurity } }).SafeExamBrowser?.security
  if (!security) return null
  await new Promise<void>((done) => {
    if (!security.updateKeys) return done()
    security.updateKeys(() => done())
    setTimeout(done, 1000)
  })
  const address = location.href.replace(/#.*$/s, '')
  return security.configKey ? { address, hash: security.configKey } : null
}

interface SebSecurity {
  configKey?: string
  updateKeys?(done: () => void): void
}
