import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { type CallbackContext, type Jwk, setGlobalConfig } from '@openid4vc/oauth2'
import { Openid4vciClient } from '@openid4vc/openid4vci'

/** The one thing that our issuer puts into wallets. */
const CONFIGURATION = 'SkillLevelCertificate'

/** A wallet for tests: the client part of the library, with a key of the kind that phones have. */
export function wallet() {
  // The sites of tests are reached without TLS on this machine alone.
  setGlobalConfig({ allowInsecureUrls: true })
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' }) as Jwk
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = (header: object, payload: object) => {
    const text = `${encoded(header)}.${encoded(payload)}`
    const mark = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    return `${text}.${mark.toString('base64url')}`
  }
  const callbacks: Omit<CallbackContext, 'verifyJwt' | 'decryptJwe' | 'encryptJwe'> = {
    fetch,
    hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
    generateRandom: (length) => randomBytes(length),
    clientAuthentication: () => {},
    signJwt: (_signer, { header, payload }) => ({ jwt: signed(header, payload), signerJwk: jwk }),
  }
  /** What is shown, with the holder's signature over exactly this (KB-JWT). */
  const shows = (text: string, to: { audience: string; number: string; at: Date }, more: object = {}) =>
    text +
    signed(
      { alg: 'ES256', typ: 'kb+jwt' },
      {
        iat: Math.floor(to.at.getTime() / 1000),
        aud: to.audience,
        nonce: to.number,
        sd_hash: createHash('sha256').update(text).digest('base64url'),
        ...more,
      },
    )
  return { client: new Openid4vciClient({ callbacks }), jwk, signed, shows }
}
export type Wallet = ReturnType<typeof wallet>

/** Reads an offer and what the site says of itself. */
export async function readsOffer({ client }: Wallet, offer: string) {
  const read = await client.resolveCredentialOffer(offer)
  return { read, metadata: await client.resolveIssuerMetadata(read.credential_issuer) }
}

/** The token for an offer and the digits that were typed. */
export async function getsToken(own: Wallet, offer: string, typed: string) {
  const { read, metadata } = await readsOffer(own, offer)
  const { accessTokenResponse } = await own.client.retrievePreAuthorizedCodeAccessTokenFromOffer({
    credentialOffer: read,
    issuerMetadata: metadata,
    txCode: typed,
  })
  return { metadata, token: accessTokenResponse.access_token }
}

/** The wallet's proof that it has its key, over a number of the site's. */
export async function provesKey(
  own: Wallet,
  metadata: Awaited<ReturnType<typeof readsOffer>>['metadata'],
  at: Date,
) {
  const { c_nonce } = await own.client.requestNonce({ issuerMetadata: metadata })
  const { jwt } = await own.client.createCredentialRequestJwtProof({
    issuerMetadata: metadata,
    credentialConfigurationId: CONFIGURATION,
    nonce: c_nonce,
    issuedAt: at,
    signer: { method: 'jwk', alg: 'ES256', publicJwk: own.jwk },
  })
  return { jwt, nonce: c_nonce }
}

/** Takes up an offer from the scan to the credential. */
export async function takesOffer(own: Wallet, offer: string, typed: string, at: Date): Promise<string> {
  const { metadata, token } = await getsToken(own, offer, typed)
  const { jwt } = await provesKey(own, metadata, at)
  const { credentialResponse } = await own.client.retrieveCredentials({
    issuerMetadata: metadata,
    accessToken: token,
    credentialConfigurationId: CONFIGURATION,
    proofs: { jwt: [jwt] },
  })
  const [got] = credentialResponse.credentials ?? []
  return (got as { credential: string }).credential
}
