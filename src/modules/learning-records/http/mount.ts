import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refusedXapi, withStanding } from '../answer.ts'
import { XapiFault } from '../fault.ts'
import type { XapiAnswer, XapiRequest } from './exchange.ts'

const MOST_BYTES = 8_000_000

/** Mounts an xAPI endpoint at a path: bodies come raw, as they were signed; who is let in is for `answer` to say. */
export async function mountXapi(
  app: FastifyInstance,
  base: string,
  now: () => Date,
  answer: (request: XapiRequest, from: FastifyRequest) => Promise<XapiAnswer>,
): Promise<void> {
  await app.register(async (xapi) => {
    xapi.removeAllContentTypeParsers()
    xapi.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    xapi.route({
      method: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
      url: `${base}/*`,
      bodyLimit: MOST_BYTES,
      async handler(request, reply) {
        const { status, headers, body } = withStanding(await answered(answer, request, base), now())
        const length = body === null ? 0 : Buffer.byteLength(body)
        reply.status(status).headers({ 'cache-control': 'no-store', ...headers })
        if (request.method === 'HEAD') return reply.header('content-length', length).send()
        return reply.send(body ?? undefined)
      },
    })
  })
}

async function answered(
  answer: (request: XapiRequest, from: FastifyRequest) => Promise<XapiAnswer>,
  request: FastifyRequest,
  base: string,
): Promise<XapiAnswer> {
  const [path = '', query = ''] = request.url.split('?')
  try {
    return await answer(
      {
        method: request.method,
        path: path.slice(base.length).replace(/\/$/, ''),
        query: new URLSearchParams(query),
        headers: request.headers as Record<string, string | undefined>,
        body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      },
      request,
    )
  } catch (error) {
    if (error instanceof XapiFault) return refusedXapi(error)
    throw error
  }
}
