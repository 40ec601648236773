import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { type AnyVerb, type Kernel, perform, problemOf } from '../../../kernel/verb/index.ts'
import {
  CREDENTIAL_ENDPOINT,
  ISSUER_METADATA_PATH,
  NONCE_ENDPOINT,
  OFFER_PATH,
  SERVER_METADATA_PATH,
  TOKEN_ENDPOINT,
} from './addresses.ts'
import { walletCredential, walletNonce, walletToken } from './issue.ts'
import { readWalletOffer } from './offer.ts'
import { issuerMetadata, serverMetadata, tokenLibrary } from './protocol.ts'

const MOST_BYTES = 65_536

/** Mounts what wallets ask (OpenID4VCI): their own media types and errors, each answered by a verb. */
export async function mountWallet(app: FastifyInstance, kernel: Kernel): Promise<void> {
  const asks = <V extends AnyVerb>(request: FastifyRequest, verb: V, input: unknown) =>
    perform(kernel, verb, { actor: PUBLIC, requestId: request.id, address: request.ip }, input) as Promise<
      Record<string, unknown>
    >
  await app.register(async (wallet) => {
    wallet.removeAllContentTypeParsers()
    wallet.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    wallet.addHook('onSend', async (_request, reply) => {
      reply.headers({ 'cache-control': 'no-store', 'access-control-allow-origin': '*' })
    })
    wallet.setErrorHandler((error, _request, reply) => {
      const { status, title } = problemOf(error)
      const known = status < 500
      reply.status(known ? status : 500)
      return reply.send({ error: known ? 'invalid_request' : 'server_error', error_description: title })
    })
    wallet.get(ISSUER_METADATA_PATH, async () => issuerMetadata(kernel.origin, kernel.city.site.name))
    wallet.get(SERVER_METADATA_PATH, async () => serverMetadata(kernel.origin))
    wallet.get<{ Params: { id: string } }>(`${OFFER_PATH}:id`, (request) =>
      asks(request, readWalletOffer, { id: request.params.id }),
    )
    wallet.post(NONCE_ENDPOINT, async (request) => ({
      c_nonce: (await asks(request, walletNonce, {})).nonce,
    }))
    wallet.post(TOKEN_ENDPOINT, async (request, reply) => {
      const form = Object.fromEntries(new URLSearchParams(textOf(request)))
      const grant = grantIn(form, kernel.origin + TOKEN_ENDPOINT)
      if (!grant) return answered(reply, 400, { error: 'unsupported_grant_type' })
      const { status, body } = await asks(request, walletToken, grant)
      return answered(reply, status, body)
    })
    wallet.post(CREDENTIAL_ENDPOINT, async (request, reply) => {
      const token = /^Bearer ([\w-]{20,100})$/i.exec(request.headers.authorization ?? '')?.[1]
      if (!token) return answered(reply, 401, { error: 'invalid_token' })
      const read = objectIn(textOf(request))
      if (!read) return answered(reply, 400, { error: 'invalid_credential_request' })
      const { status, body } = await asks(request, walletCredential, { token, request: read })
      return answered(reply, status, body)
    })
  })
}

const textOf = ({ body }: FastifyRequest): string => (typeof body === 'string' ? body : '')

const answered = (reply: FastifyReply, status: unknown, body: unknown) =>
  reply.status(Number(status)).type('application/json').send(body)

/** The code and the digits of a token request, read by the library; null where it asks for anything else. */
function grantIn(form: Record<string, string>, url: string): { code: string; typed?: string } | null {
  try {
    const { grant, accessTokenRequest } = tokenLibrary.parseAccessTokenRequest({
      request: { headers: new Headers(), method: 'POST', url },
      accessTokenRequest: form,
    })
    if (grant.grantType !== 'urn:ietf:params:oauth:grant-type:pre-authorized_code') return null
    const typed = accessTokenRequest.tx_code
    return { code: grant.preAuthorizedCode, ...(typeof typed === 'string' ? { typed } : {}) }
  } catch {
    return null
  }
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
