import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../identity/actor.ts'
import { databaseAway } from '../fault.ts'
import type { Kernel } from '../kernel.ts'
import { mayBegin, perform } from '../perform.ts'
import { Problem, problem } from '../problem.ts'
import type { AnyVerb, LockedBrowser, Method } from '../verb.ts'
import { byteRange } from './byte-range.ts'
import { isDownload } from './files.ts'
import { FilesArriving, intakeOf, LISTS, readJson, refuseUnfit, tooLarge } from './intake.ts'
import { queryReader } from './query-values.ts'
import { readMultipart } from './read-multipart.ts'

export const API = '/api/v1'

export interface VerbTransport {
  kernel: Kernel
  actorOf(request: FastifyRequest): Promise<Actor> | Actor
  /** Throws a 403 problem when a request that changes something does not come from our own pages. */
  guard(request: FastifyRequest, actor: Actor): void
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Within so many seconds the whole body must have arrived. */
    bodySeconds?: number
  }
  interface FastifyRequest {
    /** Who asks: found out once a request, before its body is read. */
    asking: Actor | null
  }
}

/** Serves the verbs under /api/v1: JSON or multipart in, JSON or a file out, problems as problem+json. */
export function mountVerbs(app: FastifyInstance, verbs: readonly AnyVerb[], transport: VerbTransport): void {
  const methods = new Map<string, Set<Method>>()
  const arriving = new FilesArriving()
  if (!app.hasRequestDecorator('asking')) app.decorateRequest('asking', null)
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => (body.length === 0 ? {} : readJson(body)),
  )
  app.addHook('preValidation', readMultipart)
  for (const verb of verbs) {
    const url = API + verb.path.replaceAll(/\{(\w+)\}/g, ':$1')
    const used = methods.get(url) ?? new Set()
    if (used.has(verb.method)) throw new Error(`two verbs answer ${verb.http}`)
    methods.set(url, used.add(verb.method))
    const intake = intakeOf(verb)
    const begin = beginOf(verb, intake, transport, arriving)
    app.route({
      method: verb.method,
      url,
      bodyLimit: intake.bytes,
      config: { bodySeconds: intake.seconds },
      onRequest(request, reply, done) {
        goOn(transport.actorOf(request), begin, request, reply, done)
      },
      handler: handlerOf(verb, transport),
    })
  }
  for (const [url, used] of methods) refuseOthers(app, url, used)
}

type Begin = (actor: Actor, request: FastifyRequest, reply: FastifyReply) => Promise<never> | undefined

/** Who may, and from where, is asked before any of the body is read; of a visitor without asking anybody. */
function beginOf(
  verb: AnyVerb,
  intake: ReturnType<typeof intakeOf>,
  transport: VerbTransport,
  arriving: FilesArriving,
): Begin {
  return (actor, request, reply) => {
    request.asking = actor
    if (verb.writes) transport.guard(request, actor)
    const refused = mayBegin(transport.kernel, verb, actor, request.id)
    if (refused) return refused
    if (!verb.writes) return
    refuseUnfit(request, intake)
    if (intake.files && mayBeFiles(request)) arriving.admit(actor.account ?? request.ip, reply)
  }
}

/** Begins with whoever asks, at once where that is known at once; it is on the way of every request and makes nothing anew for it. */
function goOn(
  asked: Actor | Promise<Actor>,
  begin: Begin,
  request: FastifyRequest,
  reply: FastifyReply,
  done: (error?: Error) => void,
): void {
  if (asked instanceof Promise) {
    asked.then((actor) => begin(actor, request, reply)).then(() => done(), done)
    return
  }
  let refused: Promise<never> | undefined
  try {
    refused = begin(asked, request, reply)
  } catch (error) {
    done(error as Error)
    return
  }
  if (refused) refused.catch(done)
  else done()
}

/** Whether the body is so large, or of such a kind, that it may hold files. */
const mayBeFiles = (request: FastifyRequest): boolean =>
  !(Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) <= LISTS.bytes) ||
  /^multipart\//i.test(request.headers['content-type'] ?? '')

function handlerOf(verb: AnyVerb, transport: VerbTransport) {
  const readQuery = queryReader(verb)
  const open = verb.who.kind === 'anybody' && !verb.writes
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = request.asking
    if (!actor) throw new Error(`${verb.name} is asked by nobody`)
    const input = inputOf(request, verb, readQuery)
    const result = await perform(
      transport.kernel,
      verb,
      {
        actor,
        requestId: request.id,
        address: request.ip,
        lockedBrowser: lockedBrowserOf(request),
        // A browser says of itself that one of our own pages asks; whatever else asks is another program.
        via: header(request, 'sec-fetch-site') === 'same-origin' ? 'workbench' : 'api',
        key: header(request, 'idempotency-key'),
      },
      input,
    )
    reply.header('cache-control', open ? 'no-cache' : 'no-store')
    if (!isDownload(result)) return open ? sendTagged(request, reply, result) : reply.send(result ?? {})
    if (verb.shown) reply.header('content-security-policy', "frame-ancestors 'self'")
    const bytes = Buffer.from(result.bytes)
    reply
      .header(
        'content-disposition',
        `${verb.shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(result.name)}`,
      )
      .type(result.type)
    return verb.shown ? sendPart(request, reply, bytes) : reply.send(bytes)
  }
}

/** Sends the part of a shown file that is asked for, as players ask while somebody moves to and fro. */
function sendPart(request: FastifyRequest, reply: FastifyReply, bytes: Buffer): FastifyReply {
  reply.header('accept-ranges', 'bytes')
  const part = byteRange(header(request, 'range'), bytes.length)
  if (part === null) return reply.send(bytes)
  if (part === 'unfit')
    return reply.code(416).header('content-range', `bytes */${bytes.length}`).type('text/plain').send('')
  return reply
    .code(206)
    .header('content-range', `bytes ${part.from}-${part.to}/${bytes.length}`)
    .send(bytes.subarray(part.from, part.to + 1))
}

/** What is this short goes in one packet with its headers: to ask whether it is still the same would cost as much as it. */
const ONE_PACKET = 600

/** What everybody may read is sent once and then only asked after (ETag, 304), unless it is very short. */
function sendTagged(request: FastifyRequest, reply: FastifyReply, result: unknown): FastifyReply {
  const body = JSON.stringify(result ?? {})
  if (body.length <= ONE_PACKET) return reply.type('application/json; charset=utf-8').send(body)
  const tag = `"${hash('sha1', body, 'base64url')}"`
  reply.header('etag', tag)
  if (header(request, 'if-none-match') === tag) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(body)
}

function inputOf(request: FastifyRequest, verb: AnyVerb, readQuery: ReturnType<typeof queryReader>): unknown {
  if (!verb.writes) return readQuery(request.params, readQuery(request.query))
  const params = readQuery(request.params)
  const body = request.body ?? {}
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw problem(400, '填写的内容有误', { detail: '请求内容应是一个 JSON 对象。' })
  }
  return { ...body, ...params }
}

/** What Safe Exam Browser says with every request; the address is the one that was asked for, which the browser digested with its key. */
function lockedBrowserOf(request: FastifyRequest): LockedBrowser | undefined {
  const said = header(request, 'x-safeexambrowser-configkeyhash')
  if (said === undefined || !/^[0-9a-f]{64}$/i.test(said)) return undefined
  return { address: `${request.protocol}://${request.host}${request.url}`, hash: said }
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

const ALL: Method[] = ['GET', 'POST', 'PUT', 'DELETE']

function refuseOthers(app: FastifyInstance, url: string, used: Set<Method>): void {
  const others = [...ALL.filter((method) => !used.has(method)), 'PATCH' as const]
  app.route({
    method: others,
    url,
    handler: (_request, reply) => {
      reply.header('allow', [...used, ...(used.has('GET') ? ['HEAD'] : [])].join(', '))
      throw problem(405, '这个地址不支持这种操作')
    },
  })
}

/** What an error becomes on the wire: our problems as they are, everything else without its inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const status = statusOf(error)
  if (status === 413) return tooLarge()
  if (status === 408)
    return problem(408, '内容没有及时传完', { detail: '网络可能太慢，请换一个网络好的地方再提交一次。' })
  if (status === 415)
    return problem(415, '不支持这种内容格式', {
      detail: '请用 application/json 或 multipart/form-data 提交。',
    })
  if (status === 429) return problem(429, '操作太频繁', { detail: '请稍后再试。', retryAfter: 60 })
  if (status >= 400 && status < 500)
    return problem(status, '请求无法识别', { detail: '请检查请求内容是否完整、是否为合法的 JSON。' })
  if (databaseAway(error))
    return problem(503, '系统正忙，请稍后再试', {
      detail: '这次没有办成，您填写的内容没有丢失。请过一会儿再提交一次。',
      retryAfter: 5,
    })
  return problem(500, '系统出了问题', {
    detail: '已经记录，您填写的内容没有丢失。请稍后再试，或拨打服务电话。',
  })
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500
  return typeof error.statusCode === 'number' ? error.statusCode : 500
}

/** Sends a problem as RFC 9457 problem+json. */
export function sendProblem(reply: FastifyReply, found: Problem, instance: string): FastifyReply {
  if (found.retryAfter) reply.header('retry-after', String(found.retryAfter))
  return reply
    .status(found.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...found.toJSON(), instance }))
}
