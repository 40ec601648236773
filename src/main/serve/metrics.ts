import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { followUpCounts } from '../../kernel/event/index.ts'
import type { Kernel } from '../../kernel/verb/index.ts'

/** `/metrics` for Prometheus: requests by route pattern (never by address, which may name a case), and what waits. */
export function mountMetrics(app: FastifyInstance, kernel: Kernel, token: string | null): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'haihe_http_seconds',
    help: 'time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 3, 10],
    registers: [registry],
  })
  const waiting = new Gauge({
    name: 'haihe_follow_ups',
    help: 'follow-ups by follower and state',
    labelNames: ['queue', 'state'],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    duration
      .labels(request.method, request.routeOptions.url ?? 'none', String(reply.statusCode))
      .observe(reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (request, reply) => {
    // Figures of the inside are for the operator: with the token, or from this machine where there is none.
    const may = token === null ? isLocal(request) : sameToken(request.headers.authorization, token)
    if (!may) return reply.status(404).send({ title: '没有这个页面' })
    for (const queue of await followUpCounts(kernel)) {
      waiting.labels(queue.follower, 'waiting').set(queue.waiting)
      waiting.labels(queue.follower, 'stuck').set(queue.stuck)
    }
    return reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics())
  })
}

/** From this machine and through no proxy. */
const isLocal = (request: FastifyRequest): boolean =>
  /^(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/.test(request.socket.remoteAddress ?? '') &&
  request.headers['x-forwarded-for'] === undefined &&
  request.headers.forwarded === undefined

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const sameToken = (given: string | undefined, token: string): boolean =>
  timingSafeEqual(digest(given ?? ''), digest(`Bearer ${token}`))
