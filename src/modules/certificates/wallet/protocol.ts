import { createHash, createPublicKey, randomBytes, verify as verifyBytes } from 'node:crypto'
import { type CallbackContext, Oauth2AuthorizationServer, setGlobalConfig } from '@openid4vc/oauth2'
import { type IssuerMetadataResult, Openid4vciIssuer, Openid4vciVersion } from '@openid4vc/openid4vci'
import { z } from 'zod'
import { TYPE_PATH } from '../showing/addresses.ts'
import { CLAIMS } from '../showing/claims.ts'
import { CONFIGURATION, CREDENTIAL_ENDPOINT, NONCE_ENDPOINT, TOKEN_ENDPOINT } from './addresses.ts'

// The library puts error messages of its own before everybody's as it is imported: what is refused here is said in our words.
z.config({ customError: undefined })

/** What the library asks of its surroundings; it makes and checks the protocol's forms and holds no keys. */
const callbacks: Omit<CallbackContext, 'decryptJwe' | 'encryptJwe'> = {
  hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
  generateRandom: (length) => randomBytes(length),
  signJwt: () => {
    throw new Error('nothing is signed by the library')
  },
  clientAuthentication: () => {},
  verifyJwt: (signer, { compact }) => {
    if (signer.method !== 'jwk') return { verified: false }
    const { kty, crv, x, y } = signer.publicJwk
    const end = compact.lastIndexOf('.')
    const data = Buffer.from(compact.slice(0, end))
    const mark = Buffer.from(compact.slice(end + 1), 'base64url')
    try {
      const key = createPublicKey({ key: { kty, crv, x, ...(y ? { y } : {}) } as never, format: 'jwk' })
      const fits =
        crv === 'Ed25519' && signer.alg === 'EdDSA'
          ? verifyBytes(null, data, key, mark)
          : crv === 'P-256' && signer.alg === 'ES256'
            ? verifyBytes('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, mark)
            : false
      return fits ? { verified: true, signerJwk: signer.publicJwk } : { verified: false }
    } catch {
      return { verified: false }
    }
  },
}

export const issuerLibrary = new Openid4vciIssuer({ callbacks })
export const tokenLibrary = new Oauth2AuthorizationServer({ callbacks })

/** The protocol is for https; a site that is itself reached without (a demo on one's own machine) is answered all the same. */
const asReached = (origin: string): void =>
  setGlobalConfig({ allowInsecureUrls: origin.startsWith('http://') })

/** What the site tells wallets of itself as an issuer. */
export function issuerMetadata(origin: string, name: string) {
  asReached(origin)
  return issuerLibrary.createCredentialIssuerMetadata({
    credential_issuer: origin,
    credential_endpoint: origin + CREDENTIAL_ENDPOINT,
    nonce_endpoint: origin + NONCE_ENDPOINT,
    display: [{ name, locale: 'zh-CN' }],
    credential_configurations_supported: {
      [CONFIGURATION]: {
        format: 'dc+sd-jwt',
        vct: origin + TYPE_PATH,
        scope: CONFIGURATION,
        cryptographic_binding_methods_supported: ['jwk'],
        credential_signing_alg_values_supported: ['EdDSA'],
        proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256', 'EdDSA'] } },
        credential_metadata: {
          display: [{ name: '职业技能等级证书', locale: 'zh-CN' }],
          claims: Object.entries(CLAIMS).map(([claim, label]) => ({
            path: [claim],
            display: [{ name: label, locale: 'zh-CN' }],
          })),
        },
      },
    },
  })
}

/** And as the one who gives the tokens. */
export function serverMetadata(origin: string) {
  asReached(origin)
  return tokenLibrary.createAuthorizationServerMetadata({
    issuer: origin,
    token_endpoint: origin + TOKEN_ENDPOINT,
    grant_types_supported: ['urn:ietf:params:oauth:grant-type:pre-authorized_code'],
    token_endpoint_auth_methods_supported: ['none'],
    'pre-authorized_grant_anonymous_access_supported': true,
  })
}

/** Both, as the library wants them together. */
export function metadataOf(origin: string, name: string): IssuerMetadataResult {
  const credentialIssuer = issuerMetadata(origin, name)
  return {
    originalDraftVersion: Openid4vciVersion.V1,
    credentialIssuer,
    authorizationServers: [serverMetadata(origin)],
    knownCredentialConfigurations: issuerLibrary.getKnownCredentialConfigurationsSupported(credentialIssuer),
  }
}
