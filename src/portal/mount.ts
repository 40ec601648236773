import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor } from '../kernel/identity/actor.ts'
import { allows } from '../kernel/verb/access.ts'
import { problemOf } from '../kernel/verb/http/http.ts'
import { FILES, FilesArriving, refuseUnfit, SMALL } from '../kernel/verb/http/intake.ts'
import { type Problem, problem } from '../kernel/verb/problem.ts'
import type { Verb } from '../kernel/verb/verb.ts'
import { loadAssets } from './assets.ts'
import { HANT, hantAddress, withoutHant } from './hant/address.ts'
import { hansConverter, hantConverter } from './hant/convert.ts'
import { hantDocument } from './hant/document.ts'
import type { AnyPage, Texts } from './page.ts'
import { renderProblem } from './problem-pages.ts'
import { renderPage } from './render-page.ts'
import { framed } from './request/http-answers.ts'
import type { House, PageRequest, Posted, Rendered } from './request/page-request.ts'
import { readPosted } from './request/posted.ts'
import { remembering } from './request/preferences.ts'
import { type MoreAddresses, siteMapXml } from './site-map-xml.ts'

/** Who performs a verb, on which request, and under which key of the form (null while a page loads). */
export interface Performing {
  request: FastifyRequest
  actor: Actor
  key: string | null
}

export interface PortalOptions
  extends Pick<House, 'site' | 'city' | 'demo' | 'now' | 'standards' | 'drafts'> {
  pages: readonly AnyPage[]
  /** Style sheets of modules, joined to the kit's. */
  styles?: readonly URL[]
  /** Scripts of single pages as they were built; one that is not there is left out. */
  scripts?: readonly URL[]
  addresses?: readonly MoreAddresses[]
  actorOf(request: FastifyRequest): Actor | Promise<Actor>
  perform<I extends z.ZodType, O extends z.ZodType>(
    performing: Performing,
    verb: Verb<I, O>,
    input: z.input<I>,
  ): Promise<z.output<O>>
  csrf: {
    /** The visitor's token; may set the cookie that it belongs to. */
    token(request: FastifyRequest, reply: FastifyReply): string | Promise<string>
    trusts(request: FastifyRequest, token: string): boolean
  }
  report(error: unknown, request: FastifyRequest): void
}

/** What main needs for addresses and errors that belong to no page. */
export interface Portal {
  house: House
  /** Sends a problem as a page of the site: for the server's own not-found and error handlers. */
  sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<FastifyReply>
  /** Sends HTML that another part drew (signing in) inside the site's frame; never kept by any cache. */
  sendView(
    request: FastifyRequest,
    reply: FastifyReply,
    view: { status: number; title: string; main: string },
  ): Promise<FastifyReply>
}

/** Mounts pages, style sheets, /sitemap.xml and /robots.txt on a Fastify server. */
export async function mountPages(app: FastifyInstance, options: PortalOptions): Promise<Portal> {
  const { site, city, demo, now, standards, pages, report } = options
  const arriving = new FilesArriving()
  const assets = loadAssets(options.styles, options.scripts)
  const house: House = {
    site,
    city,
    demo,
    now,
    standards,
    pages,
    assets,
    newKey: randomUUID,
    ...(options.drafts ? { drafts: true } : {}),
  }
  if (!app.hasRequestDecorator('cookies')) await app.register(cookie)

  const sendProblem: Portal['sendProblem'] = async (request, reply, problem) => {
    const asked = await pageRequest(request, reply, null, options)
    return send(reply, asked, remembering(asked, renderProblem(house, asked, problem)))
  }
  const sendView: Portal['sendView'] = async (request, reply, view) => {
    const asked = await pageRequest(request, reply, null, options)
    return send(reply, asked, remembering(asked, framed(house, asked, view)))
  }

  await app.register(async (portal) => {
    await readForms(portal)
    portal.setErrorHandler(async (error, request, reply) => {
      const found = problemOf(error)
      if (found.status >= 500) report(error, request)
      return sendProblem(request, reply, found)
    })
    for (const page of pages)
      for (const prefix of ['', HANT]) mountPage(portal, house, page, options, arriving, prefix)
    for (const { path, type, bytes, zipped } of assets.files) {
      portal.get(path, (request, reply) => {
        reply
          .header('cache-control', 'public, max-age=31536000, immutable')
          .header('vary', 'Accept-Encoding')
          .type(type)
        if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(bytes)
        return reply.header('content-encoding', 'gzip').send(zipped)
      })
    }
    portal.get('/sitemap.xml', async (_request, reply) =>
      reply.type('application/xml').send(await siteMapXml(site.origin, pages, options.addresses ?? [])),
    )
    portal.get('/robots.txt', (_request, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .send(
          `User-agent: *\nDisallow: /my\nDisallow: /work\nDisallow: /api/\nSitemap: ${site.origin}/sitemap.xml\n`,
        ),
    )
  })
  return { house, sendProblem, sendView }
}

function mountPage(
  portal: FastifyInstance,
  house: House,
  page: AnyPage,
  options: PortalOptions,
  arriving: FilesArriving,
  prefix: string,
): void {
  const intake = page.files ? FILES : SMALL
  portal.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: prefix + page.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    bodyLimit: intake.bytes,
    config: { bodySeconds: intake.seconds },
    // Files come in only from whoever may use the page, and from our own page.
    async onRequest(request, reply) {
      if (request.method === 'GET') return
      refuseUnfit(request, intake)
      if (!/^multipart\//i.test(request.headers['content-type'] ?? '')) return
      const actor = await options.actorOf(request)
      if (!page.actions || !allows(page.who, actor))
        throw problem(actor.kind === 'public' ? 401 : 403, '请先登录', { detail: '登录后再上传文件。' })
      if (/^(cross|same)-site$/.test(String(request.headers['sec-fetch-site'])))
        throw problem(403, '这次提交不是从本站页面发出的')
      arriving.admit(actor.account ?? request.ip, reply)
    },
    async handler(request, reply) {
      const posted = request.method === 'POST' && page.actions ? await readPosted(request) : null
      const asked = await pageRequest(request, reply, posted, options)
      return send(reply, asked, await renderPage(house, page, asked))
    },
  })
}

async function pageRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  posted: Posted | null,
  options: PortalOptions,
): Promise<PageRequest> {
  const { url, hant } = withoutHant(request.url)
  const at = url.indexOf('?')
  const actor = await options.actorOf(request)
  const query = at < 0 ? '' : url.slice(at + 1)
  return {
    method: request.method,
    path: at < 0 ? url : url.slice(0, at),
    hant: hant || comesFromHant(request),
    params: request.params as Texts,
    query: new URLSearchParams(hant ? await inHans(query) : query),
    cookies: request.cookies as Texts,
    secure: request.protocol === 'https',
    requestId: request.id,
    actor,
    token: await options.csrf.token(request, reply),
    trusts: (token) => options.csrf.trusts(request, token),
    posted,
    report: (error) => options.report(error, request),
    perform: (verb, input, key) => options.perform({ request, actor, key }, verb, input),
  }
}

async function readForms(portal: FastifyInstance): Promise<void> {
  const form = 'application/x-www-form-urlencoded'
  if (portal.hasContentTypeParser(form)) portal.removeContentTypeParser(form)
  portal.addContentTypeParser(form, { parseAs: 'string' }, (_request, body, done) => done(null, body))
  if (!portal.hasRequestDecorator('isMultipart')) await portal.register(multipart)
}

/** Signing in has one address; whoever comes from a 繁體 page is asked in 繁體. */
function comesFromHant({ url, query, body }: FastifyRequest): boolean {
  if (!url.startsWith('/login')) return false
  const { next } = { ...(query as Texts), ...(body as Texts | undefined) }
  return typeof next === 'string' && withoutHant(next).hant
}

/** What a reader of 繁體 searches for, as the site writes it. */
async function inHans(query: string): Promise<string> {
  const convert = await hansConverter()
  return new URLSearchParams(
    [...new URLSearchParams(query)].map(([name, value]) => [name, convert(value)]),
  ).toString()
}

async function send(
  reply: FastifyReply,
  { hant }: PageRequest,
  { status, headers, body }: Rendered,
): Promise<FastifyReply> {
  const { location } = headers
  reply.code(status).headers(headers)
  if (hant && typeof location === 'string') reply.header('location', hantAddress(location))
  if (typeof body !== 'string') return reply.send(Buffer.from(body))
  return reply.send(hant ? hantDocument(body, await hantConverter()) : body)
}
