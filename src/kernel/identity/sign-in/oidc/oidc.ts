import type { GenericOAuthConfig, GenericOAuthUserInfo } from 'better-auth/plugins'
import { decodeJwt } from 'jose'

/** The city's identity provider (统一身份认证): any OpenID Connect provider with discovery and a code flow. */
export interface OidcSettings {
  /** As in HAIHE_OIDC_ISSUER; discovery is read below it unless `discoveryUrl` says otherwise. */
  issuer: string
  clientId: string
  clientSecret: string
  discoveryUrl?: string
  /** Where the browser is sent, when that is another address than the one that discovery gives. */
  authorizationUrl?: string
  scopes?: readonly string[]
  prompt?: 'login' | 'select_account'
  /** How long the provider may take to answer, in milliseconds (10,000 unless told). */
  patienceMs?: number
  /** The provider's own names for what we need of a person. */
  claims?: { identityNumber?: string; name?: string; phone?: string }
}

/** What the provider says of a citizen: passed on once, kept by nobody in here. */
export interface CitizenClaims {
  subject: string
  identityNumber: string
  name: string
  phone: string | null
}

/** Finds or registers the person whom the claims name; the same person for the same identity number. */
export type OnCitizen = (claims: CitizenClaims) => Promise<{ person: string; label: string }>

/** The name under which better-auth knows the provider. */
export const PROVIDER = 'city'

/** The provider as better-auth wants it: verified ID token, PKCE, nonce, and the account found by the person. */
export function oidcProvider(
  settings: OidcSettings,
  redirectURI: string,
  onCitizen: OnCitizen,
): GenericOAuthConfig<typeof PROVIDER> {
  const discoveryUrl =
    settings.discoveryUrl ?? `${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const userInfo = userInfoReader(discoveryUrl)
  return {
    providerId: PROVIDER,
    discoveryUrl,
    requireIdTokenVerification: true,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    tokenEndpointAuth: { method: 'client_secret_basic' },
    redirectURI,
    pkce: true,
    scopes: [...(settings.scopes ?? ['openid', 'profile', 'identity'])],
    overrideUserInfo: true,
    disableProviderLogout: true,
    ...(settings.authorizationUrl ? { authorizationUrl: settings.authorizationUrl } : {}),
    ...(settings.prompt ? { prompt: settings.prompt } : {}),
    getUserInfo: async (tokens) => {
      const said: Record<string, unknown> = tokens.idToken ? decodeJwt(tokens.idToken) : {}
      const asked = tokens.accessToken ? await userInfo(tokens.accessToken) : {}
      if (asked.sub !== said.sub) return null
      return { ...asked, ...said } as GenericOAuthUserInfo
    },
    mapProfileToUser: async (profile) => {
      const found = await onCitizen(readClaims(profile, settings.claims ?? {}))
      return {
        email: emailOf(found.person),
        emailVerified: true,
        name: found.label,
        person: found.person,
      }
    },
  }
}

/** The key by which a person's account is found again, whichever provider they come from; not a mailbox. */
export const emailOf = (person: string): string => `${person}@citizen.invalid`

function readClaims(
  profile: Record<string, unknown>,
  names: NonNullable<OidcSettings['claims']>,
): CitizenClaims {
  const text = (name: string) => (typeof profile[name] === 'string' ? (profile[name] as string).trim() : '')
  const claims = {
    subject: text('sub'),
    identityNumber: text(names.identityNumber ?? 'identity_number'),
    name: text(names.name ?? 'name'),
    phone: text(names.phone ?? 'phone_number') || null,
  }
  if (!claims.subject || !claims.identityNumber || !claims.name) throw new ClaimsMissing()
  return claims
}

/** The provider did not say who the person is; says nothing of what it did say. */
export class ClaimsMissing extends Error {
  override name = 'ClaimsMissing'
}

/** Each question to the provider is given up after this long, unless its settings say otherwise. */
export const PATIENCE_MS = 10_000

/** Reads the claims of an access token; the endpoint is looked up once, when the first citizen comes. */
function userInfoReader(discoveryUrl: string) {
  let endpoint: string | null = null
  return async (accessToken: string): Promise<Record<string, unknown>> => {
    endpoint ??= (await json(discoveryUrl, {})).userinfo_endpoint as string
    return json(endpoint, { authorization: `Bearer ${accessToken}` })
  }
}

async function json(url: string, headers: Record<string, string>): Promise<Record<string, unknown>> {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!answer.ok) throw new ClaimsMissing()
  return (await answer.json()) as Record<string, unknown>
}
