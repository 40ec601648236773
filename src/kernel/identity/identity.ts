import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { Database, Db } from '../database/database.ts'
import { civilDateOf } from '../value/time/civil-date.ts'
import { type Clock, systemClock } from '../verb/clock.ts'
import { type Actor, PUBLIC } from './actor.ts'
import { type Auth, makeAuth } from './auth.ts'
import { refusals } from './refusals.ts'
import type { Roles } from './roles.ts'
import type { Secrets } from './secret/secrets.ts'
import { type Carrier, type Cookies, makeCookies, openSigned } from './session/cookies.ts'
import { csrfToken, isForged, type Sender } from './session/csrf.ts'
import { actorOfSession, type LiveSession, sessionFinder } from './session/who-is-asking.ts'
import { type CitizenClaims, type OidcSettings, type OnCitizen, PATIENCE_MS } from './sign-in/oidc/oidc.ts'
import { type ProviderDoor, providerDoor } from './sign-in/oidc/provider-door.ts'
import type { SignInEvent } from './sign-in/sign-in-event.ts'

export interface IdentityOptions {
  database: Database
  /** The address under which people reach the city: scheme, host and port, nothing behind. */
  origin: string
  /**
   * Each at least 32 characters, the newest first; every server has the same. The first signs cookies, so a new
   * one signs everybody out; authenticator secrets can be read as long as the one that encrypted them is here.
   */
  secrets: Secrets
  /** The site's name, as authenticator apps show it. */
  title: string
  /** Who may what in this city. */
  roles: Roles
  /** The city's clock, for the days of grants; sessions always live by the machine's own clock. */
  clock: Clock
  wallClock?: Clock
  oidc: OidcSettings | null
  onCitizen: OnCitizen
  /** Whether an organisation of this id is registered: nobody acts for one that is not. */
  knowsOrganisation(db: Db, id: string): Promise<boolean>
  /** Every sign-in, sign-out and refusal, for the audit. */
  record(event: SignInEvent): Promise<void>
  /** Only in the demo: citizens who may be entered as by one click. */
  demo: { citizen(subject: string): Promise<CitizenClaims | null> } | null
  officialIdleMinutes?: number
  citizenIdleMinutes?: number
  sessionHours?: number
  /** Days after which officials must choose another password; null: never. */
  passwordDays?: number | null
}

/** Who is asking, for every server of one city. */
export interface Identity {
  readonly options: IdentityOptions
  /** Passwords, codes and sessions; it knows no provider. */
  readonly auth: Auth
  /** Citizens' way in; null where no provider is configured. */
  readonly provider: ProviderDoor | null
  /** Key for cookies and counters of our own. */
  readonly key: KeyObject
  /** Key with which the sign-in library signs its cookies. */
  readonly signing: KeyObject
  readonly cookies: Cookies
  /** The machine's time, by which sessions live. */
  now(): Date
  /** The actor behind a request; without a session cookie it costs no query and no waiting. */
  actorOf(request: Carrier): Promise<Actor> | Actor
  /** The session behind a request even while it has no power yet. */
  sessionOf(request: Carrier): Promise<LiveSession | null>
  /** The session token that the request carries, signed by us. */
  tokenOf(request: Carrier): string | null
  /** Throws a 403 problem when a request that changes something does not come from our own pages. */
  guard(request: Carrier & Sender): void
  /** The token that this visitor's forms carry as `_csrf`; '' while nobody is signed in. */
  csrf(request: Carrier): string
  /** Whether this request comes from our own page, with the token that its form carried. */
  trusts(request: Carrier & Sender, token: string | null): boolean
}

/** Makes the city's identity; nothing is asked of the database or the provider until somebody comes. */
export function makeIdentity(options: IdentityOptions): Identity {
  if (options.secrets.some((secret) => secret.length < 32)) throw new Error('登录签名密钥至少 32 个字符')
  const db = options.database.db
  const wall = options.wallClock ?? systemClock
  const signing = createSecretKey(options.secrets[0], 'utf8')
  const key = createSecretKey(createHmac('sha256', options.secrets[0]).update('haihe identity').digest())
  const idle = {
    officialMinutes: options.officialIdleMinutes ?? 30,
    citizenMinutes: options.citizenIdleMinutes ?? 60,
  }
  const find = sessionFinder(db, () => wall.now(), idle)
  const cookies = makeCookies(options.origin)
  const { oidc, sessionHours = 12 } = options
  const site = { host: new URL(options.origin).host, key }
  const identity: Identity = {
    options,
    key,
    signing,
    cookies,
    auth: makeAuth({ ...options, sessionHours, oidc: null }),
    provider:
      oidc &&
      providerDoor(() => makeAuth({ ...options, sessionHours, oidc }), oidc.patienceMs ?? PATIENCE_MS),
    now: () => wall.now(),
    tokenOf: (request) => openSigned(cookies.read(request, 'haihe.session'), signing),
    async sessionOf(request) {
      const token = identity.tokenOf(request)
      return token ? find(token, civilDateOf(options.clock.now())) : null
    },
    actorOf: (request) =>
      request.headers.cookie
        ? identity.sessionOf(request).then((session) => actorOfSession(session, options.roles))
        : PUBLIC,
    guard(request) {
      if (!identity.trusts(request, headerOf(request, 'x-haihe-csrf'))) {
        throw refusals.foreignForm()
      }
    },
    csrf(request) {
      const token = identity.tokenOf(request)
      return token ? csrfToken(token, key) : ''
    },
    trusts: (request, token) => !isForged(request, site, identity.tokenOf(request), token),
  }
  return identity
}

function headerOf(request: Sender, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}
