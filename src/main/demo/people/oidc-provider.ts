import { createHmac } from 'node:crypto'
import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Provider, { type Configuration } from 'oidc-provider'
import type { Database } from '../../../kernel/database/database.ts'
import { CALLBACK_PATH } from '../../../kernel/identity/auth.ts'
import type { OidcSettings } from '../../../kernel/identity/sign-in/oidc/oidc.ts'
import { choosePage, type DemoCitizen, errorPage, type Look, STYLE } from '../oidc-provider/pages.ts'
import { providerKeys, stateStore } from '../oidc-provider/state.ts'

export type { DemoCitizen, Look }

export interface DemoProviderOptions {
  database: Database
  /** The address under which people reach the site. */
  origin: string
  /** The address under which this server reaches itself, as http://127.0.0.1:8080. */
  itself: string
  secret: string
  people: {
    search(text: string, limit: number): Promise<DemoCitizen[]>
    find(subject: string): Promise<DemoCitizen | null>
  }
  /** Whether the reader with this Cookie header asked for large type or dark colours. */
  look(cookie: string): Look
}

const BASE = '/demo/oidc'
const CLIENT = 'haihe'
const SHOWN = 30

/**
 * The demo's own identity provider (演示统一身份平台): a real OpenID Connect provider at /demo/oidc, whose login
 * page asks for no password but offers the demo's citizens. Gives the settings by which the city signs in there.
 */
export async function makeDemoProvider(
  options: DemoProviderOptions,
): Promise<{ settings: OidcSettings; mount(app: FastifyInstance): void }> {
  const issuer = options.origin + BASE
  const derived = (purpose: string) =>
    createHmac('sha256', options.secret).update(`demo ${purpose}`).digest('hex')
  const settings: OidcSettings = {
    issuer,
    clientId: CLIENT,
    clientSecret: derived('client'),
    discoveryUrl: `${options.itself}${BASE}/.well-known/openid-configuration`,
    authorizationUrl: `${issuer}/auth`,
    prompt: 'login',
  }
  const provider = new Provider(issuer, await configuration(options, settings, derived('cookies')))
  provider.proxy = options.origin.startsWith('https://')
  provider.on('server_error', () => {})
  return { settings, mount: (app) => mount(app, provider, options) }
}

async function configuration(
  { database, origin, people, look }: DemoProviderOptions,
  settings: OidcSettings,
  cookieKey: string,
): Promise<Configuration> {
  return {
    adapter: stateStore(database.db),
    jwks: await providerKeys(database.db),
    clients: [
      {
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        redirect_uris: [origin + CALLBACK_PATH],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    scopes: ['openid', 'profile', 'identity'],
    claims: { openid: ['sub'], profile: ['name'], identity: ['identity_number', 'phone_number'] },
    pkce: { required: () => true },
    responseTypes: ['code'],
    cookies: {
      keys: [cookieKey],
      names: {
        session: 'haihe_demo_idp',
        interaction: 'haihe_demo_idp_page',
        resume: 'haihe_demo_idp_resume',
      },
      long: { signed: true, httpOnly: true, sameSite: 'lax', path: BASE },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
    },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 300,
      Interaction: 1800,
      Session: 3600,
    },
    interactions: { url: (_ctx, interaction) => `${BASE}/choose/${interaction.uid}` },
    findAccount: async (_ctx, subject) => {
      const citizen = await people.find(subject)
      if (!citizen) return undefined
      return {
        accountId: subject,
        claims: async () => ({
          sub: subject,
          name: citizen.name,
          identity_number: citizen.identityNumber,
          ...(citizen.phone ? { phone_number: citizen.phone } : {}),
        }),
      }
    },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid profile identity')
      await grant.save()
      return grant
    },
    renderError: async (ctx) => {
      ctx.set('content-security-policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'")
      ctx.set('x-content-type-options', 'nosniff')
      ctx.type = 'text/html; charset=utf-8'
      ctx.body = errorPage(look(ctx.req.headers.cookie ?? ''))
    },
  }
}

function mount(app: FastifyInstance, provider: Provider, options: DemoProviderOptions): void {
  app.register(async (pages) => {
    await pages.register(formbody, { bodyLimit: 4096 })
    pages.get(`${BASE}/style.css`, (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE))
    pages.get<{ Querystring: { search?: string } }>(`${BASE}/choose/:uid`, async (request, reply) => {
      const uid = await journeyOf(provider, request, reply)
      if (!uid) return gone(options, request, reply)
      const search = String(request.query.search ?? '').slice(0, 40)
      const citizens = await options.people.search(search, SHOWN)
      return html(reply, 200, choosePage(lookOf(options, request), { uid, search, citizens }))
    })
    pages.post<{ Body: { subject?: string } }>(`${BASE}/choose/:uid`, async (request, reply) => {
      const uid = await journeyOf(provider, request, reply)
      const citizen = await options.people.find(String(request.body?.subject ?? ''))
      if (!uid || !citizen) return gone(options, request, reply)
      const login = { accountId: citizen.subject, amr: ['demo'] }
      return reply.redirect(await provider.interactionResult(request.raw, reply.raw, { login }), 303)
    })
    pages.post(`${BASE}/choose/:uid/cancel`, async (request, reply) => {
      const uid = await journeyOf(provider, request, reply)
      if (!uid) return gone(options, request, reply)
      const refusal = { error: 'access_denied', error_description: 'cancelled' }
      return reply.redirect(await provider.interactionResult(request.raw, reply.raw, refusal), 303)
    })
  })
  app.register(async (protocol) => {
    protocol.removeAllContentTypeParsers()
    protocol.addContentTypeParser('*', (_request, _payload, done) => done(null))
    protocol.all(`${BASE}/*`, (request, reply) => {
      reply.hijack()
      const raw = Object.assign(request.raw, { originalUrl: request.raw.url })
      raw.url = raw.url?.slice(BASE.length) ?? '/'
      provider.callback()(raw, reply.raw)
    })
  })
}

/** The sign-in that this page belongs to, by its cookie; null when it has run out. */
async function journeyOf(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string | null> {
  const asked = (request.params as { uid: string }).uid
  try {
    const { uid } = await provider.interactionDetails(request.raw, reply.raw)
    return uid === asked ? uid : null
  } catch {
    return null
  }
}

const gone = (options: DemoProviderOptions, request: FastifyRequest, reply: FastifyReply) =>
  html(reply, 400, errorPage(lookOf(options, request)))

const lookOf = (options: DemoProviderOptions, request: FastifyRequest): Look =>
  options.look(request.headers.cookie ?? '')

const html = (reply: FastifyReply, status: number, text: string) =>
  reply.status(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(text)
