import type { FastifyInstance, FastifyRequest } from 'fastify'
import { SMALL } from '../../kernel/verb/http/intake.ts'

/** Headers come within this, or the connection is closed (seconds). */
const HEADERS = 15

/** No request of any kind takes longer to arrive (seconds). */
const REQUEST = 150

/** What the HTTP server itself watches: connections on which nothing whole arrives are closed. */
export const SERVER_TIMES = {
  requestTimeout: REQUEST * 1000,
  http: { headersTimeout: HEADERS * 1000, connectionsCheckingInterval: 2000 },
} as const

/** Ends bodies that do not arrive within the time of their route, so that nobody holds connections by being slow. */
export function endSlowBodies(app: FastifyInstance): void {
  app.addHook('preParsing', async (request, reply, payload) => {
    if (!hasBody(request)) return
    const seconds = request.routeOptions.config.bodySeconds ?? SMALL.seconds
    const timer = setTimeout(() => {
      if (request.raw.complete) return
      // Answered before the body was read, or nobody reads it: an error that nobody awaits would end the program.
      if (reply.sent || payload.listenerCount('error') === 0) return void request.raw.destroy()
      reply.header('connection', 'close')
      payload.emit('error', Object.assign(new Error('the body did not arrive in time'), { statusCode: 408 }))
      // Whoever reads the parts of a form has no other way to be told.
      setTimeout(() => request.raw.destroy(), 1000).unref()
    }, seconds * 1000)
    timer.unref()
    request.raw.once('close', () => clearTimeout(timer))
    request.raw.once('end', () => clearTimeout(timer))
  })
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
