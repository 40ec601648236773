import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import multipart from '@fastify/multipart'
import staticFiles from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/identity/actor.ts'
import type { Identity } from '../../kernel/identity/identity.ts'
import { mountIdentity } from '../../kernel/identity/mount.ts'
import { identityVerbs } from '../../kernel/identity/verbs/index.ts'
import {
  type AnyVerb,
  mountVerbs,
  openApi,
  perform,
  problem,
  problemOf,
  sendProblem,
} from '../../kernel/verb/index.ts'
import { mountPages } from '../../portal/mount.ts'
import { preferencesOf } from '../../portal/preferences.ts'
import { siteOf } from '../../portal/site.ts'
import { workbenchPage } from '../../workbench/page.ts'
import type { Config } from '../config.ts'
import { DEMO_ACCOUNTS } from '../demo/accounts.ts'
import type { House } from '../house.ts'
import { VERBS } from '../modules.ts'
import { PORTAL_SCRIPTS, PORTAL_STYLES, portalAddresses, portalPages } from '../pages.ts'
import { secureHeaders } from './headers.ts'
import { drawLogin, loginTitle } from './login-view.tsx'
import { mountMetrics } from './metrics.ts'

const BODY_LIMIT = 12 * 1024 * 1024

/** The server: API, pages, workbench and what operators ask. */
export async function buildApp(
  house: House,
  config: Config,
  identity: Identity,
  demo: { mount(app: FastifyInstance): void } | null,
): Promise<FastifyInstance> {
  const { kernel } = house
  const app = Fastify({
    logger: config.quiet ? false : { level: 'info', redact: ['req.headers', 'req.remoteAddress'] },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    // One proxy stands before us where we are reached by https; what a client says beyond it is not believed.
    trustProxy: config.origin.startsWith('https://') ? (_address, hop) => hop === 0 : false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300 },
  })
  const report = (error: unknown, requestId: string) => {
    if (!config.quiet)
      app.log.error({
        requestId,
        problem: error instanceof Error ? error.name : 'unknown',
        stack: stackOf(error),
      })
  }
  secureHeaders(app, config.origin, config.oidc ? [new URL(config.oidc.issuer).origin] : [])
  app.addHook('onRequest', async (request) => {
    request.haiheActor = null
  })
  app.decorateRequest('haiheActor', null)
  const actorOf = async (request: FastifyRequest): Promise<Actor> => {
    const known = request.haiheActor ?? (await identity.actorOf(request))
    request.haiheActor = known
    return known
  }
  await app.register(multipart, { limits: { fileSize: BODY_LIMIT, files: 5, fields: 200 } })
  mountOperations(app, house)
  mountMetrics(app, kernel)
  const verbs: AnyVerb[] = [...VERBS, ...identityVerbs(identity)]
  await app.register(async (api) => {
    api.addHook('preValidation', readMultipart)
    api.setErrorHandler((error, request, reply) => {
      const found = problemOf(error)
      if (found.status >= 500) report(error, request.id)
      return sendProblem(reply, found, request.url.split('?')[0] ?? '')
    })
    mountVerbs(api, verbs, { kernel, actorOf, guard: (request) => identity.guard(request) })
    const description = openApi(verbs, `${kernel.city.site.name} API`, house.version)
    api.get('/api/openapi.json', (_request, reply) =>
      reply.header('cache-control', 'no-cache').send(description),
    )
  })

  const portal = await mountPages(app, {
    site: siteOf(kernel.city, config.origin),
    city: kernel.city,
    demo: kernel.demo,
    now: () => kernel.clock.now(),
    standards: () => kernel.standards(),
    pages: portalPages(kernel, config),
    styles: PORTAL_STYLES,
    addresses: portalAddresses(kernel),
    scripts: PORTAL_SCRIPTS,
    actorOf,
    perform: ({ request, actor, key }, verb, input) =>
      perform(kernel, verb, { actor, requestId: request.id, key: key ?? undefined }, input),
    csrf: {
      token: (request) => identity.csrf(request),
      trusts: (request, token) => identity.trusts(request, token),
    },
    report,
  })
  mountIdentity(app, identity, async (request, reply, view) => {
    const main = await drawLogin(view, identity.csrf(request), kernel.demo ? DEMO_ACCOUNTS : [])
    return portal.sendView(request, reply, { status: view.status, title: loginTitle(view), main })
  })
  demo?.mount(app)
  await mountWorkbench(app, identity, kernel.demo)
  app.setNotFoundHandler((request, reply) => {
    const found = problem(404, '没有这个页面', {
      detail: '地址可能写错了，也可能页面已经不在。可以从首页或搜索重新找。',
    })
    return request.url.startsWith('/api/')
      ? sendProblem(reply, problem(404, '没有这个接口'), request.url.split('?')[0] ?? '')
      : portal.sendProblem(request, reply, found)
  })
  app.setErrorHandler(async (error, request, reply) => {
    const found = problemOf(error)
    if (found.status >= 500) report(error, request.id)
    return request.url.startsWith('/api/')
      ? sendProblem(reply, found, '')
      : portal.sendProblem(request, reply, found)
  })
  return app
}

/** A multipart body as the verb's input: fields as they are, each file as {name, content}. */
async function readMultipart(request: FastifyRequest): Promise<void> {
  if (!request.isMultipart()) return
  const body: Record<string, unknown> = {}
  for await (const part of request.parts()) {
    body[part.fieldname] =
      part.type === 'file'
        ? { name: part.filename, content: new Uint8Array(await part.toBuffer()) }
        : part.value
  }
  request.body = body
}

function mountOperations(app: FastifyInstance, house: House): void {
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
    try {
      await sql`select 1`.execute(house.kernel.database.db)
      return { ok: true }
    } catch {
      return reply.status(503).send({ ok: false })
    }
  })
  app.get('/version', async () => ({ name: 'haihe', version: house.version, city: house.kernel.city.name }))
}

const WORKBENCH = fileURLToPath(new URL('../../../dist/workbench/', import.meta.url))

async function mountWorkbench(app: FastifyInstance, identity: Identity, demo: boolean): Promise<void> {
  if (!existsSync(WORKBENCH)) return
  const template = readFileSync(`${WORKBENCH}index.html`, 'utf8')
  await app.register(staticFiles, {
    root: `${WORKBENCH}assets`,
    prefix: '/work/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    const nonce = randomUUID().replaceAll('-', '')
    const { mode, theme } = preferencesOf(
      request.query as Record<string, string>,
      request.cookies as Record<string, string>,
    )
    return reply
      .header('cache-control', 'no-store')
      .header(
        'content-security-policy',
        `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`,
      )
      .type('text/html; charset=utf-8')
      .send(workbenchPage(template, { csrf: identity.csrf(request), nonce, mode, theme, demo }))
  }
  app.get('/work', page)
  app.get('/work/*', page)
}

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6).join('\n') : ''

declare module 'fastify' {
  interface FastifyRequest {
    haiheActor: Actor | null
  }
}
