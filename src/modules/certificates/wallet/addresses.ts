/** Where wallets are answered (OpenID4VCI 1.0); the issuer is the site itself. */
export const ISSUER_METADATA_PATH = '/.well-known/openid-credential-issuer'
export const SERVER_METADATA_PATH = '/.well-known/oauth-authorization-server'
export const OFFER_PATH = '/wallet/offers/'
export const TOKEN_ENDPOINT = '/wallet/token'
export const NONCE_ENDPOINT = '/wallet/nonce'
export const CREDENTIAL_ENDPOINT = '/wallet/credential'
/** The one thing that can be put into a wallet. */
export const CONFIGURATION = 'SkillLevelCertificate'
