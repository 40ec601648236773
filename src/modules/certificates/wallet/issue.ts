import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { anybody, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { certificateById } from '../certificate.ts'
import { digestOf, newNumber, numberEnds, spendNumber } from '../showing/one-time.ts'
import { selectiveOf } from '../showing/show.ts'
import { CONFIGURATION } from './addresses.ts'
import { issuerLibrary, metadataOf } from './protocol.ts'
import { closeOffer, countWrong, giveToken, lockOffer, writeIssued } from './store.ts'

const TOKEN_SECONDS = 300
const NONCE_SECONDS = 300
/** What lies in a wallet is signed for so long; the status list says before whether it still stands. */
const LASTS_DAYS = 365
const DAY_MS = 86_400_000

/** The answer to a wallet, in the protocol's own words: what was counted stays counted, so nothing is thrown. */
const Answer = z.object({ status: z.number().int(), body: z.record(z.string(), z.unknown()) })
type Answer = z.infer<typeof Answer>
const no = (status: number, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description },
})

/** A token for the code of an offer and the digits that its holder reads; a third wrong try closes the offer. */
export const walletToken = verb({
  name: 'certificates.wallet-token',
  title: '钱包换取令牌',
  http: 'POST /wallet/token',
  who: anybody(),
  withoutKey: true,
  input: z.strictObject({ code: z.string().max(200), typed: z.string().max(40).optional() }),
  output: Answer,
  async run(ctx, { code, typed }) {
    const offer = await lockOffer(ctx.db, 'code_digest', code)
    if (!offer || offer.closed || offer.tokenEndsAt || offer.endsAt <= ctx.now)
      return no(400, 'invalid_grant', 'the offer has ended, was taken or closed')
    ctx.act.subject('certificate', offer.certificate)
    if (typed === undefined) return no(400, 'invalid_request', 'tx_code is missing')
    if (digestOf(typed) !== offer.typedDigest) {
      await countWrong(ctx.db, offer.id, ctx.now)
      return no(400, 'invalid_grant', 'tx_code is wrong')
    }
    const token = randomBytes(32).toString('base64url')
    await giveToken(ctx.db, offer.id, token, new Date(ctx.now.getTime() + TOKEN_SECONDS * 1000))
    return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS } }
  },
})

/** A number for one signature; whoever asks gets one, and nothing is kept until it is used. */
export const walletNonce = verb({
  name: 'certificates.wallet-nonce',
  title: '钱包取一次性随机数',
  http: 'GET /wallet/nonce',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({ nonce: z.string() }),
  run: async (ctx) => ({
    nonce: newNumber(ctx, 'wallet.nonce'),
  }),
})

/** Puts the certificate into the wallet (存入): once for each token, bound to the key that signed for it, never one that was revoked. */
export const walletCredential = verb({
  name: 'certificates.wallet-credential',
  title: '钱包领取证书',
  http: 'POST /wallet/credential',
  who: anybody(),
  withoutKey: true,
  input: z.strictObject({ token: z.string().max(200), request: z.record(z.string(), z.unknown()) }),
  output: Answer,
  async run(ctx, { token, request }) {
    const offer = await lockOffer(ctx.db, 'token_digest', token)
    if (!offer || offer.closed || !offer.tokenEndsAt || offer.tokenEndsAt <= ctx.now)
      return no(401, 'invalid_token', 'the token has ended, was used or is unknown')
    ctx.act.subject('certificate', offer.certificate)
    const certificate = await certificateById(ctx.db, offer.certificate)
    if (certificate?.state !== 'valid') {
      await closeOffer(ctx.db, offer.id, ctx.now)
      return no(400, 'credential_request_denied', 'the certificate no longer stands')
    }
    const proof = await provenKey(ctx, request)
    if ('error' in proof) {
      await countWrong(ctx.db, offer.id, ctx.now)
      return no(400, proof.error, proof.why)
    }
    const credential = await selectiveOf(ctx, certificate, {
      holder: proof.key,
      ends: new Date(ctx.now.getTime() + LASTS_DAYS * DAY_MS),
    })
    await writeIssued(ctx.db, offer.id, ctx.now)
    ctx.act.after({ walletOffer: offer.id })
    return { status: 200, body: { credentials: [{ credential }] } }
  },
})

type Proven = { key: Record<string, unknown> } | { error: string; why: string }

/** The key of whoever asks, by their signature over a number of ours, which is used up by it. */
async function provenKey(ctx: VerbContext, request: Record<string, unknown>): Promise<Proven> {
  const metadata = metadataOf(ctx.origin, ctx.city.site.name)
  let jwt: string | undefined
  try {
    const read = issuerLibrary.parseCredentialRequest({
      issuerMetadata: metadata,
      credentialRequest: request,
    })
    if (read.credentialConfigurationId !== CONFIGURATION)
      return { error: 'unknown_credential_configuration', why: 'only SkillLevelCertificate is issued' }
    const proofs = read.proofs?.jwt
    if (proofs?.length !== 1)
      return { error: 'invalid_proof', why: 'exactly one proof of type jwt is wanted' }
    jwt = proofs[0]
  } catch {
    return { error: 'invalid_credential_request', why: 'the request is not of the protocol' }
  }
  const nonce = nonceIn(jwt ?? '')
  const endsAt = numberEnds(ctx, nonce, 'wallet.nonce', NONCE_SECONDS)
  if (endsAt <= ctx.now) return { error: 'invalid_nonce', why: 'c_nonce has ended or is none of ours' }
  try {
    const checked = await issuerLibrary.verifyCredentialRequestJwtProof({
      issuerMetadata: metadata,
      jwt: jwt ?? '',
      expectedNonce: nonce,
      now: ctx.now,
    })
    const { kty, crv, x, y } = (checked.header.jwk ?? {}) as Record<string, string | undefined>
    if (!x) return { error: 'invalid_proof', why: 'the key has to stand in the header as jwk' }
    if (!(await spendNumber(ctx.db, nonce, endsAt, ctx.now)))
      return { error: 'invalid_nonce', why: 'c_nonce was used' }
    return { key: { kty, crv, x, ...(y ? { y } : {}) } }
  } catch {
    return { error: 'invalid_proof', why: 'the signature, its audience or its time is wrong' }
  }
}

function nonceIn(jwt: string): string {
  try {
    const { nonce } = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as {
      nonce?: unknown
    }
    return typeof nonce === 'string' ? nonce.slice(0, 400) : ''
  } catch {
    return ''
  }
}
