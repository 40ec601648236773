import { randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import type { Actor } from '../../kernel/identity/actor.ts'
import type { Identity } from '../../kernel/identity/identity.ts'
import { mountIdentity } from '../../kernel/identity/mount.ts'
import { identityVerbs } from '../../kernel/identity/verbs/index.ts'
import { SMALL } from '../../kernel/verb/http/intake.ts'
import {
  type AnyVerb,
  faultNotes,
  mountVerbs,
  openApi,
  perform,
  problemOf,
  sendProblem,
} from '../../kernel/verb/index.ts'
import { mountWallet } from '../../modules/certificates/index.ts'
import { mountXapi } from '../../modules/learning-records/index.ts'
import { answerPlatform, mountPackages, XAPI_BASE } from '../../modules/online/index.ts'
import { mountPages } from '../../portal/mount.ts'
import { siteOf } from '../../portal/site.ts'
import type { Config } from '../config.ts'
import { DEMO_ACCOUNTS } from '../demo/people/accounts.ts'
import { resetVerbs } from '../demo/reset.ts'
import type { House } from '../house.ts'
import { VERBS } from '../modules.ts'
import { openPortal } from '../pages.ts'
import { refusals } from '../refusals.ts'
import { endSlowBodies, SERVER_TIMES } from './body-time.ts'
import { answerClientError } from './client-error.ts'
import { secureHeaders } from './headers.ts'
import { drawLogin, loginTitle } from './login-view.tsx'
import { mountMetrics } from './metrics.ts'
import { readinessOf } from './readiness.ts'
import { mountWorkbench } from './workbench.ts'

/** The server: API, pages, workbench and what operators ask. */
export async function buildApp(
  house: House,
  config: Config,
  identity: Identity,
  demo: { mount(app: FastifyInstance): void } | null,
  reset: (() => void) | null = null,
): Promise<FastifyInstance> {
  const { kernel } = house
  const app = Fastify({
    logger: config.quiet ? false : { level: 'info', redact: ['req.headers', 'req.remoteAddress'] },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: SMALL.bytes,
    ...SERVER_TIMES,
    // Who is not named as a proxy is a client, and what a client says of its address is not believed.
    trustProxy: config.proxies.length > 0 ? [...config.proxies] : false,
    frameworkErrors: (error, request, reply) =>
      void sendProblem(reply, problemOf(error), request.url.split('?')[0]?.slice(0, 300) ?? ''),
    clientErrorHandler: answerClientError,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
  })
  const report = (error: unknown, request: FastifyRequest) => {
    if (!config.quiet) app.log.error({ requestId: request.id, route: routeOf(request), ...faultNotes(error) })
  }
  endSlowBodies(app)
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
  await app.register(multipart)
  mountOperations(app, house, config)
  mountMetrics(app, kernel, config.metricsToken)
  const verbs: AnyVerb[] = [
    ...VERBS,
    ...identityVerbs(identity),
    ...(kernel.demo && reset ? resetVerbs(config, reset) : []),
  ]
  const description = openApi(verbs, `${kernel.city.site.name} API`, house.version)
  await app.register(async (api) => {
    api.setErrorHandler((error, request, reply) => {
      const found = problemOf(error)
      if (found.status >= 500) report(error, request)
      return sendProblem(reply, found, request.url.split('?')[0] ?? '')
    })
    mountVerbs(api, verbs, { kernel, actorOf, guard: (request) => identity.guard(request) })
    api.get('/api/openapi.json', (_request, reply) =>
      reply.header('cache-control', 'no-cache').send(description),
    )
  })

  await mountXapi(
    app,
    XAPI_BASE,
    () => kernel.clock.now(),
    (request, { url }) => answerPlatform(kernel, request, url),
  )
  await mountWallet(app, kernel)
  await mountPackages(app, kernel)
  const portal = await mountPages(app, {
    site: siteOf(kernel.city, config.origin),
    city: kernel.city,
    demo: kernel.demo,
    now: () => kernel.clock.now(),
    standards: () => kernel.standards(),
    ...(await openPortal(kernel, config, description)),
    actorOf,
    perform: ({ request, actor, key }, verb, input) =>
      perform(
        kernel,
        verb,
        { actor, requestId: request.id, address: request.ip, via: 'portal', key: key ?? undefined },
        input,
      ),
    drafts: true,
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
    const found = refusals.noSuchPage()
    return request.url.startsWith('/api/')
      ? sendProblem(reply, refusals.noSuchVerb(), request.url.split('?')[0] ?? '')
      : portal.sendProblem(request, reply, found)
  })
  app.setErrorHandler(async (error, request, reply) => {
    const found = problemOf(error)
    if (found.status >= 500) report(error, request)
    return request.url.startsWith('/api/')
      ? sendProblem(reply, found, '')
      : portal.sendProblem(request, reply, found)
  })
  return app
}

function mountOperations(app: FastifyInstance, house: House, config: Config): void {
  const readiness = readinessOf(house, config.data)
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
    const found = await readiness()
    return reply
      .status(found.ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(found)
  })
  app.get('/version', async () => ({ name: 'haihe', version: house.version, city: house.kernel.city.name }))
}

/** The pattern of the route, never the address, which may name a person or a case. */
const routeOf = (request: FastifyRequest): string =>
  `${request.method} ${request.routeOptions.url ?? '（没有这个地址）'}`

declare module 'fastify' {
  interface FastifyRequest {
    haiheActor: Actor | null
  }
}
