import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Kernel } from '../../../kernel/verb/index.ts'
import { mountXapi } from '../../learning-records/index.ts'
import { answerUnit, fetchToken } from '../cmi5/endpoint.ts'
import { CMI5_BASE } from '../cmi5/own-records.ts'
import { keepReport, scormScript, withRuntime } from '../scorm/runtime.ts'
import { fileForLaunch } from './store.ts'
import { pathIn } from './structure.ts'

const HOUR = 3_600_000
/** So long after it was opened a unit still gets its files. */
const SERVED = 12 * HOUR
const MOST_REPORT = 400_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Mounts what packages speak to. Their pages run in a sandbox without an origin: no cookie of the site is theirs, and what they
 * ask for they ask for with a token of their own opening, from anywhere (CORS).
 */
export async function mountPackages(app: FastifyInstance, kernel: Kernel): Promise<void> {
  await app.register(async (packages) => {
    packages.addHook('onRequest', async (_request, reply) => {
      reply.headers({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, HEAD, PUT, POST, DELETE',
        'access-control-allow-headers':
          'authorization, content-type, if-match, if-none-match, x-experience-api-version',
        'access-control-expose-headers':
          'etag, last-modified, x-experience-api-version, x-experience-api-consistent-through',
        'access-control-max-age': '600',
      })
    })
    for (const url of [`${CMI5_BASE}/*`, '/learn/scorm/:launch', '/learn/cmi5/fetch/:code'])
      packages.options(url, (_request, reply) => reply.status(204).send())
    packages.get<{ Params: { launch: string; '*': string } }>(
      '/learn/packages/:launch/*',
      ({ params }, reply) => sendFile(kernel, params.launch, params['*'], reply),
    )
    packages.get<{ Params: { name: string } }>('/learn/scorm/:name', ({ params }, reply) => {
      const script = scormScript(params.name)
      if (script === null) return reply.callNotFound()
      return reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'public, max-age=3600')
        .send(script)
    })
    packages.get('/learn/cmi5/back', (_request, reply) =>
      sandboxed(reply, kernel.origin)
        .type('text/html; charset=utf-8')
        .send(
          '<!doctype html><html lang="zh-CN"><title>课件已经退出</title><p>课件已经退出，可以关掉或者回到课程。',
        ),
    )
    await packages.register(async (reports) => {
      reports.removeAllContentTypeParsers()
      reports.addContentTypeParser(
        '*',
        { parseAs: 'string', bodyLimit: MOST_REPORT },
        (_request, body, done) => done(null, body),
      )
      reports.post<{ Params: { code: string } }>('/learn/cmi5/fetch/:code', async ({ params }, reply) =>
        reply.header('cache-control', 'no-store').send(await fetchToken(kernel, params.code)),
      )
      reports.post<{ Params: { launch: string } }>(
        '/learn/scorm/:launch',
        async ({ params, body }, reply) => {
          const sent = UUID.test(params.launch) ? parsed(String(body ?? '')) : null
          const told =
            sent === null ? { result: false, errorCode: 101 } : await keepReport(kernel, params.launch, sent)
          return reply
            .header('cache-control', 'no-store')
            .status(told.result ? 200 : 403)
            .send(told)
        },
      )
    })
    await mountXapi(
      packages,
      CMI5_BASE,
      () => kernel.clock.now(),
      (request) => answerUnit(kernel, request),
    )
  })
}

async function sendFile(
  kernel: Kernel,
  launch: string,
  path: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const since = new Date(kernel.clock.now().getTime() - SERVED)
  const file = UUID.test(launch) ? await fileForLaunch(kernel.database.db, launch, pathIn(path), since) : null
  if (!file) {
    reply.callNotFound()
    return reply
  }
  const bytes = Buffer.from(file.bytes)
  const isPage = file.kind !== 'cmi5' && file.type.startsWith('text/html')
  return sandboxed(reply, kernel.origin)
    .type(file.type)
    .send(isPage ? await withRuntime(kernel, bytes.toString('utf8'), { ...file, launch }) : bytes)
}

/** No origin, nothing from elsewhere, no way to the page around it, whether in a frame or in a window of its own. */
const sandboxed = (reply: FastifyReply, origin: string): FastifyReply =>
  reply.headers({
    'cache-control': 'private, max-age=3600',
    'content-security-policy': `sandbox allow-scripts allow-forms allow-popups allow-modals; default-src ${origin} data: blob: 'unsafe-inline' 'unsafe-eval'; object-src 'none'; base-uri ${origin}; form-action ${origin}`,
  })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
