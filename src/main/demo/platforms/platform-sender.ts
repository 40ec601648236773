import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { createSigner, httpbis } from 'http-message-signatures'
import type { Kernel } from '../../../kernel/verb/index.ts'
import { answerPlatform, XAPI_BASE } from '../../../modules/online/index.ts'

/** A pair of keys as a platform makes them. */
export function newKeys(): { pem: string; secret: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(), secret: privateKey }
}

export interface Sent {
  method: string
  path: string
  body?: unknown
  /** What is sent instead of what was signed. */
  changed?: string
  created?: Date
  nonce?: string
  fields?: string[]
}

/** What a platform sends, signed as RFC 9421 says; `headers` and `body` as they go over the wire. */
export async function signed(
  kernel: Kernel,
  key: { id: string; secret: KeyObject },
  { method, path, body, changed, created, nonce, fields }: Sent,
) {
  const text = body === undefined ? '' : JSON.stringify(body)
  const headers: Record<string, string> = { 'x-experience-api-version': '2.0.0' }
  if (text) {
    headers['content-type'] = 'application/json'
    headers['content-digest'] = `sha-256=:${createHash('sha256').update(text).digest('base64')}:`
  }
  const message = await httpbis.signMessage(
    {
      key: createSigner(key.secret, 'ed25519', key.id),
      fields: fields ?? ['@method', '@target-uri', ...(text ? ['content-type', 'content-digest'] : [])],
      params: ['created', 'nonce', 'keyid'],
      paramValues: { created: created ?? kernel.clock.now(), nonce: nonce ?? randomUUID() },
    },
    { method, url: `${kernel.origin}${XAPI_BASE}${path}`, headers },
  )
  const lower = Object.entries(message.headers).map(([name, value]) => [name.toLowerCase(), String(value)])
  return {
    method,
    path: path.split('?')[0] ?? '',
    query: new URLSearchParams(path.split('?')[1] ?? ''),
    headers: Object.fromEntries(lower) as Record<string, string>,
    body: Buffer.from(changed ?? text),
    address: `${XAPI_BASE}${path}`,
  }
}

/** Sends it and reads the answer. */
export async function send(kernel: Kernel, key: { id: string; secret: KeyObject }, sent: Sent) {
  const { address, ...request } = await signed(kernel, key, sent)
  const { status, headers, body } = await answerPlatform(kernel, request, address)
  const text = body?.toString() ?? ''
  return { status, headers, json: text === '' ? null : JSON.parse(text) }
}
